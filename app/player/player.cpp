#include "app/player/player.hpp"

#include "app/player/bar.hpp"
#include "app/player/film_window.hpp"
#include "app/player/gui_context.hpp"
#include "app/player/key_actions.hpp"
#include "app/player/map_mouse.hpp"
#include "app/player/overlays.hpp"
#include "app/player/panels.hpp"
#include "app/player/still_file.hpp"
#include "app/player/voice_player.hpp"
#include "app/player/window.hpp"
#include "renderer/image_io.hpp"
#include "renderer/run_show.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {
namespace {

constexpr FrameRate step_rate{25, 1};
constexpr double fade_after_s = 2.5, fade_s = 0.4;
constexpr double mistake_s = 20;  ///< A mistake in the campaign has to be read, and found.
constexpr double standing_wait_s = 1.0 / 30; ///< How long a standing picture waits for something to happen.

/// Controls are made for a window of 1080 lines; smaller windows get them hardly smaller, larger ones larger.
/// In steps, so that the fonts are not made anew at every pixel of a resize.
float gui_scale(const Window& window, double text_scale) {
    const auto lines = static_cast<float>(window.size().shorter_px());
    const float by_size = std::clamp(lines / 1080.0F, 0.9F, 3.0F);
    const float scale = std::max(by_size, 0.85F * window.content_scale()) * static_cast<float>(text_scale);
    return std::round(scale * 16.0F) / 16.0F;
}

const char* panel_name(const PlayerState& state) {
    if (state.keys_shown) return "keys";
    switch (state.panel) {
    case Panel::none:
        return "none";
    case Panel::chapters:
        return "chapters";
    case Panel::narration:
        return "narration";
    case Panel::forces:
        return "forces";
    case Panel::map:
        return "map";
    case Panel::settings:
        return "settings";
    }
    return "none";
}

PlayerState first_state(const Show& show, const PlayArguments& arguments, double now_s) {
    const PlaneBox ground = show.terrain->window().height.frame.box();
    PlayerState state(Playback(show.script.duration(), arguments.start.value_or(ShowTime{}),
                               !arguments.paused, step_rate, now_s),
                      LookAround({.ground = ground}));
    state.language = arguments.language.empty() ? show.campaign->default_language : arguments.language;
    state.quality = arguments.quality;
    state.theme = arguments.theme;
    state.text_scale = arguments.text_scale;
    state.reduced_motion = arguments.reduced_motion;
    state.fullscreen = arguments.fullscreen;
    state.last_activity_s = now_s;
    return state;
}

/// The window, its controls and the film in it. next() and take() are called in turn by run_show.
class Player final : public Clock, public Sink {
  public:
    Player(const Show& show, const PlayArguments& arguments, const std::map<std::string, Voices>& voices,
           Window& window, GuiContext& gui, Renderer& renderer, StateWriter* writer, CampaignWatcher& watcher,
           const std::atomic<bool>& cancel)
        : show_(show), window_(window), context_(gui), renderer_(renderer),
          still_folder_(still_folder(arguments.still_folder)),
          timeline_(build_timeline(*show.campaign, show.script)), writer_(writer), watcher_(watcher),
          cancel_(cancel), state_(first_state(show, arguments, window.now_s())), voice_(voices) {
        state_.has_voice = std::any_of(voices.begin(), voices.end(),
                                       [](const auto& each) { return !each.second.clips.empty(); });
    }

    std::optional<FrameRequest> next() override {
        bool redrawn = false;
        for (;;) {
            window_.poll(redrawn ? standing_wait_s : 0.0);
            update();
            if (cancel_ || state_.quit || window_.close_wanted() || failure_) return std::nullopt;
            if (take_saved_campaign()) return std::nullopt;
            const FrameRequest request = make_request();
            const bool resized = fit_window(shown_.now_s);
            if (!drawn_ || resized || !same_picture(request, *drawn_)) {
                drawn_ = request;
                return request;
            }
            // The picture stands: only the controls are drawn again over it.
            redraw();
            redrawn = true;
        }
    }

    Expected<void> take(const FilmFrame&) override {
        redraw();
        return {};
    }

    Expected<void> finish() override {
        if (failure_) return tl::unexpected(*failure_);
        return {};
    }

    bool wants_pixels() const override { return false; }

    /// The campaign as it was saved since; empty unless that is why the player stopped.
    std::optional<LoadedShow> take_loaded() { return std::exchange(loaded_, std::nullopt); }
    /// Goes on where another player of an earlier version of the campaign was.
    void go_on(const PlayArguments& arguments, const PlayerState& earlier) {
        const double now_s = window_.now_s();
        const ShowTime time = std::min(earlier.playback.at(now_s), show_.script.duration());
        PlayArguments then = arguments;
        then.start = time;
        then.paused = !earlier.playback.playing();
        const bool has_voice = state_.has_voice;
        PlayerState state = first_state(show_, then, now_s);
        state.language = show_.campaign->texts.contains(earlier.language) ? earlier.language : state.language;
        state.look = earlier.look;
        state.layers = earlier.layers;
        state.quality = earlier.quality;
        state.theme = earlier.theme;
        state.text_scale = earlier.text_scale;
        state.picture_scale = earlier.picture_scale;
        state.reduced_motion = earlier.reduced_motion;
        state.muted = earlier.muted;
        state.panel = earlier.panel;
        state.fullscreen = earlier.fullscreen;
        state.has_voice = has_voice;
        state_ = state;
        state_.say(word(Word::loaded_again, state_.language).data(), now_s);
    }
    const PlayerState& state() const { return state_; }

  private:
    /// True when the campaign was saved and loads: this player is done. A campaign with a mistake is told and
    /// left alone.
    bool take_saved_campaign() {
        auto loaded = watcher_.poll(window_.now_s());
        if (!loaded) return false;
        if (!*loaded) {
            state_.say(loaded->error().message, window_.now_s(), mistake_s);
            return false;
        }
        loaded_ = std::move(**loaded);
        return true;
    }

    /// What has happened since the last frame: keys, glides that end, the film's end.
    void update() {
        const double now_s = window_.now_s();
        if (window_.take_activity()) state_.last_activity_s = now_s;
        refresh_shown(now_s);
        for (const KeyPress& key : window_.take_keys()) {
            const KeyBinding* binding =
                key.named != NamedKey::none ? binding_for(key.named) : binding_for(key.character);
            if (binding == nullptr || (key.repeated && !binding->repeats)) continue;
            obey(*binding, key.character, show_, shown_, state_);
            refresh_shown(now_s);
        }
        state_.playback.settle(now_s);
        state_.look.settle(shown_.moment.camera, now_s);
        window_.set_fullscreen(state_.fullscreen);
    }

    void refresh_shown(double now_s) {
        shown_.now_s = now_s;
        shown_.moment =
            show_.script.moment_at(state_.playback.at(now_s), frame_shape(renderer_.size().aspect()));
        shown_.camera = state_.look.pose(shown_.moment.camera, now_s).value_or(shown_.moment.camera);
        shown_.film_size = renderer_.size();
        shown_.area = FilmWindow::area(window_, renderer_.size(), state_.picture_scale);
    }

    FrameRequest make_request() {
        const double now_s = window_.now_s();
        refresh_shown(now_s);
        FrameRequest request;
        request.time = shown_.moment.show_time;
        request.index = step_rate.first_frame_at(request.time);
        request.options.language = state_.language;
        request.options.layers = state_.layers;
        // Nobody could read what lies under the bar: the controls show the captions instead, and the map
        // panel has the legend. A still is a frame of the film.
        if (controls_cover_ && !state_.still_wanted)
            request.options.layers.captions = request.options.layers.furniture = false;
        request.options.quality = state_.quality;
        request.options.theme = state_.theme;
        request.options.text_scale = state_.text_scale;
        request.options.reduced_motion = state_.reduced_motion;
        request.options.camera = state_.look.pose(shown_.moment.camera, now_s);
        return request;
    }

    /// True when the film has taken another size.
    bool fit_window(double now_s) {
        const auto resized = film_window_.fit(window_, renderer_, state_.picture_scale, now_s);
        if (!resized) failure_ = resized.error();
        return resized.value_or(true);
    }

    /// 1 while somebody moves or the film stands, then fading to 0.
    float controls_alpha() const {
        if (state_.controls_hidden) return 0;
        const bool pinned = !state_.playback.playing() || state_.panel != Panel::none || state_.keys_shown;
        if (pinned || ImGui::GetIO().WantCaptureMouse) return 1;
        const double idle_s = shown_.now_s - state_.last_activity_s;
        return static_cast<float>(std::clamp(1.0 - (idle_s - fade_after_s) / fade_s, 0.0, 1.0));
    }

    void draw_controls() {
        const Gui gui{show_, timeline_, context_.style(), shown_, state_};
        const float alpha = controls_alpha();
        controls_cover_ = alpha > 0.5F;
        if (controls_cover_) draw_caption(gui);
        if (alpha > 0.01F) {
            ImGui::PushStyleVar(ImGuiStyleVar_Alpha, alpha);
            timeline_box_ = draw_bar(gui);
            draw_panel(gui);
            draw_way_back(gui);
            draw_place_card(gui);
            draw_key_list(gui);
            ImGui::PopStyleVar();
        } else {
            ImGui::SetMouseCursor(ImGuiMouseCursor_None);
        }
        draw_toast(gui);
        mouse_.handle(gui);
    }

    /// The picture, the controls over it, and what is told of the state.
    void redraw() {
        if (auto scaled = context_.set_scale(gui_scale(window_, state_.text_scale)); !scaled)
            failure_ = scaled.error();
        if (state_.still_wanted && drawn_ && drawn_->options.layers == state_.layers) save_still();
        FilmWindow::show(window_, renderer_, shown_.area);
        context_.begin_frame();
        draw_controls();
        context_.end_frame();
        window_.swap();
        const double now_s = window_.now_s();
        voice_.follow(state_.language, state_.playback.at(now_s), state_.playback.playing(),
                      state_.playback.rate(), state_.muted ? 0.0F : 1.0F);
        if (writer_) writer_->write(state_line(), shown_.now_s);
    }

    void save_still() {
        state_.still_wanted = false;
        const std::filesystem::path file = still_file(still_folder_, show_.campaign->id,
                                                      shown_.moment.campaign_time, shown_.moment.show_time);
        const ImageView picture{renderer_.size().width_px, renderer_.size().height_px,
                                renderer_.read_pixels()};
        const auto written = write_png(file, picture, PngChannels::rgb);
        if (written) last_still_ = file.string();
        const Word what = written ? Word::saved : Word::not_saved;
        state_.say(std::string(word(what, state_.language)) + ": " +
                       (written ? file.string() : written.error().message),
                   shown_.now_s);
    }

    StateLine state_line() const {
        StateLine line;
        line.show_time_s = shown_.moment.show_time.seconds();
        line.campaign_time = to_string(shown_.moment.campaign_time);
        line.chapter = show_.campaign->chapters[static_cast<std::size_t>(shown_.moment.chapter)].id;
        line.language = state_.language;
        line.playing = state_.playback.playing();
        line.speed = state_.playback.rate();
        line.free_camera = state_.look.active();
        line.captions = state_.layers.captions;
        line.panel = panel_name(state_);
        line.controls_hidden = state_.controls_hidden;
        line.voice_lead_s = voice_.lead_s();
        line.last_still = last_still_;
        line.timeline = timeline_box_;
        line.window = {window_.size().width_px, window_.size().height_px};
        return line;
    }

    const Show& show_;
    Window& window_;
    GuiContext& context_;
    Renderer& renderer_;
    std::filesystem::path still_folder_;
    Timeline timeline_;
    StateWriter* writer_; ///< May be null.
    CampaignWatcher& watcher_;
    const std::atomic<bool>&
        cancel_; ///< run_show looks between frames only, and a standing picture has none.
    PlayerState state_;
    Shown shown_;
    VoicePlayer voice_;
    MapMouse mouse_;
    WindowBox timeline_box_{};
    bool controls_cover_ = false; ///< The bar lies over the film's captions.
    std::string last_still_;
    std::optional<FrameRequest> drawn_;
    FilmWindow film_window_;
    std::optional<Error> failure_;
    std::optional<LoadedShow> loaded_;
};

} // namespace

Expected<int> play(const Show& show, const PlayArguments& arguments, const std::atomic<bool>& cancel) {
    const Campaign& campaign = *show.campaign;
    const std::string language = arguments.language.empty() ? campaign.default_language : arguments.language;
    auto window = Window::create(campaign.text(language, campaign.title), arguments.size);
    if (!window) return tl::unexpected(window.error());
    std::optional<StateWriter> writer;
    if (!arguments.state_file.empty()) {
        auto created = StateWriter::create(arguments.state_file);
        if (!created) return tl::unexpected(created.error());
        writer = std::move(*created);
    }
    auto gui = GuiContext::create(*window, show.terrain->fonts(), gui_scale(*window, arguments.text_scale));
    if (!gui) return tl::unexpected(gui.error());
    RendererOptions options;
    options.size = film_size(*window, 1.0);
    options.shader_dir = arguments.shader_dir;
    options.cache_folder = arguments.cache_folder;
    CampaignWatcher watcher(arguments.watched_folder, arguments.load_again);

    LoadedShow saved; // Keeps what is played after a reload.
    const Show* playing = &show;
    const std::map<std::string, Voices>* voices = &arguments.voices;
    std::optional<PlayerState> earlier;
    for (;;) {
        auto renderer = Renderer::create(*playing, options);
        if (!renderer) return tl::unexpected(renderer.error());
        Player player(*playing, arguments, *voices, *window, *gui, *renderer, writer ? &*writer : nullptr,
                      watcher, cancel);
        if (earlier) player.go_on(arguments, *earlier);
        const auto result = run_show(*renderer, player, player, cancel);
        auto loaded = player.take_loaded();
        if (!loaded) {
            if (!result) return tl::unexpected(result.error());
            return static_cast<int>(ExitCode::ok);
        }
        earlier = player.state();
        options.size = renderer->size();
        saved = std::move(*loaded);
        playing = saved.show.get();
        voices = &saved.voices;
    }
}

} // namespace bagration
