#include "app/player/kiosk_show.hpp"

#include "app/kiosk/attract_loop.hpp"
#include "app/player/film_window.hpp"
#include "app/player/gui_context.hpp"
#include "app/player/keep_awake.hpp"
#include "app/player/kiosk_line.hpp"
#include "app/player/kiosk_screen.hpp"
#include "app/player/playback.hpp"
#include "app/player/voice_player.hpp"
#include "app/player/window.hpp"
#include "renderer/run_show.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {
namespace {

constexpr FrameRate step_rate{25, 1};
constexpr double standing_wait_s = 1.0 / 30, solve_pause_s = 2, monitor_look_s = 2, near_begin_s = 3,
                 stall_s = 1, cursor_s = 3;
constexpr float letters_per_touch = 44; ///< Design pixels of the controls in the side of a target.
constexpr float mm_per_inch = 25.4F;

std::vector<KioskLanguage> languages_of(const Campaign& campaign) {
    std::vector<KioskLanguage> languages;
    for (const auto& [id, table] : campaign.texts)
        languages.push_back({id, table.native_name.empty() ? id : table.native_name});
    return languages;
}

KioskRules rules_of(const Show& show, const KioskArguments& arguments,
                    const std::vector<KioskLanguage>& languages) {
    KioskRules rules = arguments.rules;
    rules.chapters = static_cast<int>(show.script.chapters().size());
    rules.languages = static_cast<int>(languages.size());
    const std::string& first =
        arguments.play.language.empty() ? show.campaign->default_language : arguments.play.language;
    const auto found = std::find_if(languages.begin(), languages.end(),
                                    [&](const KioskLanguage& each) { return each.id == first; });
    rules.first_language = found == languages.end() ? 0 : static_cast<int>(found - languages.begin());
    return rules;
}

bool is_film(KioskMode mode) {
    return mode == KioskMode::playing || mode == KioskMode::paused || mode == KioskMode::ended;
}

/// Whether the film stands behind the controls; else the loop runs there.
bool shows_film(const KioskState& state) {
    const bool covered = state.mode == KioskMode::still_there || state.mode == KioskMode::pin ||
                         state.mode == KioskMode::operator_panel;
    return is_film(covered ? state.under : state.mode);
}

/// Window, film and controls of the station. next() and take() are called in turn by run_show.
class KioskShow final : public Clock, public Sink {
  public:
    KioskShow(const Show& show, const KioskArguments& arguments, Window& window, GuiContext& gui,
              Renderer& renderer, LineWriter<KioskLine>* writer, const std::atomic<bool>& cancel)
        : show_(show), arguments_(arguments), window_(window), gui_(gui), renderer_(renderer),
          writer_(writer), cancel_(cancel), languages_(languages_of(*show.campaign)),
          machine_(rules_of(show, arguments, languages_), window.now_s()), chord_(arguments.chord),
          loop_(*show.campaign, arguments.attract, show.script),
          playback_(show.script.duration(), ShowTime{}, false, step_rate, window.now_s()),
          voice_(arguments.play.voices), heartbeat_(arguments.heartbeat), begun_s_(window.now_s()),
          updated_s_(begun_s_), loop_began_s_(begun_s_) {
        measure_screen();
        const std::string& first = languages_[static_cast<std::size_t>(machine_.state().language)].id;
        for (const KioskLanguage& language : languages_)
            for (const bool film : {true, false})
                if (film || language.id != first) unsolved_.push_back({language.id, film});
    }

    std::optional<FrameRequest> next() override {
        for (bool redrawn = false;; redrawn = true) {
            window_.poll(redrawn ? standing_wait_s : 0.0);
            update();
            if (cancel_ || status_ || failure_) return std::nullopt;
            const double now_s = window_.now_s();
            const FrameRequest wanted =
                request(languages_[static_cast<std::size_t>(machine_.state().language)].id,
                        shows_film(machine_.state()), now_s);
            const auto resized = film_window_.fit(window_, renderer_, 1.0, now_s);
            if (!resized) failure_ = resized.error();
            if (!drawn_ || resized.value_or(true) || !same_picture(wanted, *drawn_)) {
                drawn_ = wanted;
                return wanted;
            }
            redraw();
        }
    }

    Expected<void> take(const FilmFrame&) override {
        if (!had_picture_) solved_s_ = loop_began_s_ = window_.now_s(); // However long it took to get here.
        had_picture_ = true;
        redraw();
        return {};
    }
    Expected<void> finish() override {
        if (failure_) return tl::unexpected(*failure_);
        return {};
    }
    bool wants_pixels() const override { return false; }
    int status() const { return status_.value_or(static_cast<int>(ExitCode::ok)); }

  private:
    ShowTime last_frame() const { return step_rate.time_of(step_rate.first_frame_at(stop_) - 1); }
    ShowTime film_time(double now_s) const { return std::min(playback_.at(now_s), last_frame()); }

    void update() {
        const double now_s = window_.now_s();
        window_.refuse_close();
        if (!arguments_.windowed && now_s - looked_s_ > monitor_look_s) {
            looked_s_ = now_s;
            window_.fill_monitor(arguments_.monitor);
            measure_screen();
        }
        // Placing the names of a language for the first time takes seconds.
        if (now_s - updated_s_ > stall_s) machine_.excuse(now_s - updated_s_);
        updated_s_ = now_s;
        for (const KeyPress& key : window_.take_keys())
            if (!key.repeated) obey(machine_.key(character_of(key), now_s), now_s);
        if (chord_.keys(window_.take_combination())) obey(machine_.ask_operator(now_s), now_s);
        if (window_.take_activity()) moved_s_ = now_s;
        if (machine_.state().mode == KioskMode::playing) {
            machine_.tells(show_.script.moment_at(film_time(now_s)).chapter);
            if (playback_.at(now_s) >= last_frame()) obey(machine_.ended(now_s), now_s);
        }
        obey(machine_.tick(now_s), now_s);
        if (had_picture_ && machine_.state().mode == KioskMode::attract) solve_ahead(now_s);
    }

    /// The names of the film and of other languages are placed after the first picture and before the first
    /// visitor: a station that has fallen shows something at once.
    void solve_ahead(double now_s) {
        if (unsolved_.empty() || now_s - solved_s_ < solve_pause_s) return;
        const auto [language, film] = unsolved_.back();
        unsolved_.pop_back();
        renderer_.draw(request(language, film, now_s));
        drawn_.reset();
        solved_s_ = window_.now_s();
    }

    static char32_t character_of(const KeyPress& key) {
        switch (key.named) {
        case NamedKey::none:
            return key.character;
        case NamedKey::space:
            return U' ';
        case NamedKey::enter:
            return U'\r';
        case NamedKey::backspace:
            return U'\b';
        default:
            return 0;
        }
    }

    void play(ShowTime from, ShowTime to, double now_s) {
        stop_ = to;
        playback_.pause(now_s);
        playback_.seek(from, now_s);
        playback_.play(now_s);
    }

    void obey(const std::optional<KioskOrder>& order, double now_s) {
        if (!order) return;
        const auto chapters = show_.script.chapters();
        const auto span = [&](int chapter) { return chapters[static_cast<std::size_t>(chapter)]; };
        switch (order->kind) {
        case KioskOrder::Kind::film:
            return play(ShowTime{}, show_.script.duration(), now_s);
        case KioskOrder::Kind::chapter:
            return play(span(order->chapter).begin, span(order->chapter).end, now_s);
        case KioskOrder::Kind::back:
            return go_back(now_s);
        case KioskOrder::Kind::pause:
            return playback_.pause(now_s);
        case KioskOrder::Kind::resume:
            return playback_.play(now_s);
        case KioskOrder::Kind::rest:
            playback_.pause(now_s);
            loop_began_s_ = now_s;
            ++resets_;
            return;
        case KioskOrder::Kind::restart:
            status_ = restart_status;
            return;
        case KioskOrder::Kind::leave:
            status_ = static_cast<int>(ExitCode::ok);
            return;
        }
    }

    /// To the chapter's begin, and near it to that of the one before.
    void go_back(double now_s) {
        const auto chapters = show_.script.chapters();
        int chapter = machine_.state().chapter;
        const auto begin = [&] { return chapters[static_cast<std::size_t>(chapter)].begin; };
        if ((film_time(now_s) - begin()).seconds() < near_begin_s && chapter > 0) {
            --chapter;
            if (!machine_.state().whole_film) stop_ = chapters[static_cast<std::size_t>(chapter)].end;
        }
        playback_.seek(begin(), now_s);
        machine_.tells(chapter);
    }

    FrameRequest request(const std::string& language, bool film, double now_s) const {
        FrameRequest wanted;
        FrameOptions& options = wanted.options;
        options.language = language;
        options.quality = arguments_.play.quality;
        options.theme = arguments_.play.theme;
        options.text_scale = arguments_.play.text_scale;
        options.reduced_motion = arguments_.play.reduced_motion;
        if (film) {
            wanted.time = film_time(now_s);
            // Under the controls nobody could read them: the controls show the captions instead.
            const bool covered = machine_.state().mode != KioskMode::playing || machine_.bar_shown(now_s);
            options.layers.captions = machine_.state().captions && !covered;
            options.layers.furniture = !covered;
        } else {
            const AttractLoop::Instant instant = loop_instant(now_s);
            wanted.time = ShowTime::from_seconds(instant.seconds);
            options.camera = instant.camera;
            options.campaign_minutes = instant.campaign_minutes;
            options.layers.captions = options.layers.furniture = options.layers.panels = false;
            options.layers.formations = false;
        }
        wanted.index = step_rate.first_frame_at(wanted.time);
        return wanted;
    }

    AttractLoop::Instant loop_instant(double now_s) const {
        return loop_.at(now_s - loop_began_s_, frame_shape(renderer_.size().aspect()));
    }

    void measure_screen() {
        const FrameSize size = window_.size();
        const float width = static_cast<float>(size.width_px), height = static_cast<float>(size.height_px);
        if (screen_.width == width && screen_.height == height) return;
        screen_ = {width, height, 0};
        const auto mm = window_.monitor_mm(arguments_.monitor);
        std::optional<float> measured;
        if (arguments_.dpi)
            measured = static_cast<float>(*arguments_.dpi) / mm_per_inch;
        else if (arguments_.screen_mm)
            measured = plausible_px_per_mm(width, height, *arguments_.screen_mm);
        else if (!arguments_.windowed)
            measured = plausible_px_per_mm(width, height, {mm[0], mm[1]});
        screen_.px_per_mm = measured.value_or(static_cast<float>(fallback_dpi) / mm_per_inch);
        if (!measured && arguments_.note)
            arguments_.note("the screen's size is not known: 96 dots per inch are assumed; --screen-mm WxH "
                            "makes targets as large as they should be");
    }

    KioskLayout layout(double now_s) const {
        return lay_out(machine_.state(), machine_.rules(), machine_.bar_shown(now_s), screen_);
    }

    /// A target acts when it is touched, and not when the finger leaves it: short touches count however long
    /// a frame takes.
    void touch(double now_s) {
        for (const glm::dvec2 place : window_.take_touches()) {
            const auto at = glm::vec2(place);
            const auto corner = corner_at(at.x, at.y, screen_.width, screen_.height, touch_px(screen_));
            const KioskLayout now = layout(now_s);
            const KioskTarget* target = now.at(at.x, at.y);
            pressed_ = target != nullptr ? std::optional(target->action) : std::nullopt;
            obey(machine_.touch(now_s), now_s);
            if (chord_.touch(corner, now_s)) obey(machine_.ask_operator(now_s), now_s);
            if (pressed_) obey(machine_.act(*pressed_, now_s), now_s);
        }
        if (!ImGui::GetIO().MouseDown[0]) pressed_.reset();
    }

    void redraw() {
        const double now_s = window_.now_s();
        const Shown::Area area = FilmWindow::area(window_, renderer_.size(), 1.0);
        const float scale = std::round(16 * touch_px(screen_) / letters_per_touch) / 16;
        if (auto scaled = gui_.set_scale(std::max(scale, 0.5F)); !scaled) failure_ = scaled.error();
        FilmWindow::show(window_, renderer_, area);
        gui_.begin_frame();
        touch(now_s);
        const KioskLayout now = layout(now_s);
        draw(now, now_s);
        gui_.end_frame();
        window_.swap();
        const std::string& language = languages_[static_cast<std::size_t>(machine_.state().language)].id;
        voice_.follow(language, film_time(window_.now_s()), playback_.playing(), 1.0, 1.0F);
        heartbeat_.beat(now_s);
        if (writer_) writer_->write(line(now, now_s), now_s);
    }

    void draw(const KioskLayout& now, double now_s) {
        const KioskState& state = machine_.state();
        const Moment moment =
            show_.script.moment_at(film_time(now_s), frame_shape(renderer_.size().aspect()));
        KioskView view{show_, languages_, machine_.rules(), state,
                       now,   screen_,    gui_.style(),     style_of(arguments_.play.theme),
                       moment};
        view.loop = loop_instant(now_s);
        view.loop_length_s = loop_.duration_s();
        view.chapter_share = played_share(now_s);
        view.bar_shown = machine_.bar_shown(now_s);
        view.film_shown = shows_film(state);
        view.countdown = machine_.countdown(now_s);
        view.now_s = now_s;
        view.uptime_s = now_s - begun_s_;
        view.pressed = pressed_;
        view.version = arguments_.version;
        view.log_file = arguments_.log_file;
        draw_kiosk(view);
        const bool hidden = arguments_.windowed ? false : now_s - moved_s_ > cursor_s;
        ImGui::SetMouseCursor(hidden ? ImGuiMouseCursor_None : ImGuiMouseCursor_Arrow);
    }

    double played_share(double now_s) const {
        const auto chapters = show_.script.chapters();
        const ShowTime begin = machine_.state().whole_film
                                   ? ShowTime{}
                                   : chapters[static_cast<std::size_t>(machine_.state().chapter)].begin;
        const double length = (stop_ - begin).seconds();
        return length > 0 ? std::clamp((film_time(now_s) - begin).seconds() / length, 0.0, 1.0) : 0;
    }

    KioskLine line(const KioskLayout& now, double now_s) const {
        const KioskState& state = machine_.state();
        KioskLine line;
        line.mode = mode_name(state.mode);
        line.language = languages_[static_cast<std::size_t>(state.language)].id;
        if (shows_film(state))
            line.chapter = show_.campaign->chapters[static_cast<std::size_t>(state.chapter)].id;
        line.show_time_s = film_time(now_s).seconds();
        line.loop_s = loop_instant(now_s).seconds;
        line.voice_lead_s = voice_.lead_s();
        // The loop runs whenever the film does not: lines about nothing but time come four times a second.
        line.playing = playback_.playing() || !shows_film(state);
        line.captions = state.captions;
        line.whole_film = state.whole_film;
        line.page = now.page;
        line.countdown = machine_.countdown(now_s);
        line.typed = state.typed;
        line.resets = resets_;
        line.window = {window_.size().width_px, window_.size().height_px};
        line.targets = targets_of(now);
        return line;
    }

    const Show& show_;
    const KioskArguments& arguments_;
    Window& window_;
    GuiContext& gui_;
    Renderer& renderer_;
    LineWriter<KioskLine>* writer_; ///< May be null.
    const std::atomic<bool>& cancel_;
    std::vector<KioskLanguage> languages_;
    KioskMachine machine_;
    ChordWatcher chord_;
    AttractLoop loop_;
    Playback playback_;
    ShowTime stop_ = show_.script.duration(); ///< Where what plays ends.
    VoicePlayer voice_;
    Heartbeat heartbeat_;
    FilmWindow film_window_;
    KioskScreen screen_;
    std::optional<KioskAction> pressed_;
    std::optional<FrameRequest> drawn_;
    struct Unsolved {
        std::string language;
        bool film;
    };
    std::vector<Unsolved> unsolved_; ///< Still to be placed; the last first.
    bool had_picture_ = false;
    std::optional<int> status_;
    std::optional<Error> failure_;
    double begun_s_, updated_s_, loop_began_s_, looked_s_ = -1e9, solved_s_ = 0, moved_s_ = -1e9;
    int resets_ = 0;
};

} // namespace

Expected<int> show_kiosk(const Show& show, const KioskArguments& arguments, const std::atomic<bool>& cancel) {
    const Campaign& campaign = *show.campaign;
    const PlayArguments& play = arguments.play;
    auto window = Window::create(campaign.text(campaign.default_language, campaign.title), play.size);
    if (!window) return tl::unexpected(window.error());
    if (!arguments.windowed) window->fill_monitor(arguments.monitor);
    window->poll(0);
    if (!keep_display_awake() && arguments.note)
        arguments.note("the display cannot be kept awake from here: see docs/kiosk.md for xset");
    std::optional<LineWriter<KioskLine>> writer;
    if (!play.state_file.empty()) {
        auto created = LineWriter<KioskLine>::create(play.state_file);
        if (!created) return tl::unexpected(created.error());
        writer = std::move(*created);
    }
    auto gui = GuiContext::create(*window, show.terrain->fonts(), 1.0F, display_letters(campaign));
    if (!gui) return tl::unexpected(gui.error());
    RendererOptions options;
    options.size = film_size(*window, 1.0);
    options.shader_dir = play.shader_dir;
    options.cache_folder = play.cache_folder;
    auto renderer = Renderer::create(show, options);
    if (!renderer) return tl::unexpected(renderer.error());
    KioskShow kiosk(show, arguments, *window, *gui, *renderer, writer ? &*writer : nullptr, cancel);
    const auto result = run_show(*renderer, kiosk, kiosk, cancel);
    if (!result) return tl::unexpected(result.error());
    return kiosk.status();
}

} // namespace bagration
