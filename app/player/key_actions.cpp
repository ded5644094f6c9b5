#include "app/player/key_actions.hpp"

#include "app/player/words.hpp"

#include <algorithm>

namespace bagration {
namespace {

constexpr double near_s = 5, far_s = 60, key_zoom = 0.8;

void to_next_language(const Campaign& campaign, PlayerState& state) {
    if (campaign.texts.empty()) return;
    auto next = campaign.texts.upper_bound(state.language);
    if (next == campaign.texts.end()) next = campaign.texts.begin();
    state.language = next->first;
}

void leave_one_thing(PlayerState& state) {
    if (state.keys_shown)
        state.keys_shown = false;
    else if (state.asked)
        state.asked.reset();
    else if (state.panel != Panel::none)
        state.panel = Panel::none;
    else if (state.fullscreen)
        state.fullscreen = false;
    else
        state.quit = true;
}

void say_speed(PlayerState& state, double now_s) {
    state.say(std::string(word(Word::speed, state.language)) + " " +
                  number_text(state.playback.rate(), 2, state.language) + "×",
              now_s);
}

} // namespace

void seek_chapter(int direction, const Show& show, const Shown& shown, Playback& playback) {
    const auto chapters = show.script.chapters();
    const int here = shown.moment.chapter;
    const double into_s = (shown.moment.show_time - chapters[static_cast<std::size_t>(here)].begin).seconds();
    const int goal = direction < 0 && into_s > 2.0 ? here : here + direction;
    if (goal < static_cast<int>(chapters.size()))
        playback.seek(chapters[static_cast<std::size_t>(std::max(goal, 0))].begin, shown.now_s);
    else
        playback.seek(playback.duration(), shown.now_s);
}

void obey(const KeyBinding& binding, char32_t digit, const Show& show, const Shown& shown,
          PlayerState& state) {
    using enum Action;
    Playback& playback = state.playback;
    const double now_s = shown.now_s;
    const glm::vec2 middle{0.5F * static_cast<float>(shown.film_size.width_px),
                           0.5F * static_cast<float>(shown.film_size.height_px)};
    const auto zoom = [&](double factor) {
        state.look.zoom(factor, middle, shown.film_size, shown.moment.camera, now_s);
    };
    switch (binding.action) {
    case toggle_play:
        playback.toggle(now_s);
        break;
    case frame_forward:
        playback.step(1, now_s);
        break;
    case frame_back:
        playback.step(-1, now_s);
        break;
    case slower:
        playback.change_speed(-1, now_s);
        say_speed(state, now_s);
        break;
    case faster:
        playback.change_speed(1, now_s);
        say_speed(state, now_s);
        break;
    case normal_speed:
        playback.normal_speed(now_s);
        say_speed(state, now_s);
        break;
    case seek_forward:
        playback.seek_by(near_s, now_s);
        break;
    case seek_back:
        playback.seek_by(-near_s, now_s);
        break;
    case seek_forward_far:
        playback.seek_by(far_s, now_s);
        break;
    case seek_back_far:
        playback.seek_by(-far_s, now_s);
        break;
    case next_chapter:
        seek_chapter(1, show, shown, playback);
        break;
    case previous_chapter:
        seek_chapter(-1, show, shown, playback);
        break;
    case to_begin:
        playback.seek(ShowTime{}, now_s);
        break;
    case to_end:
        playback.seek(playback.duration(), now_s);
        break;
    case shuttle_back:
        playback.shuttle(-1, now_s);
        break;
    case shuttle_stop:
        playback.pause(now_s);
        break;
    case shuttle_forward:
        playback.shuttle(1, now_s);
        break;
    case zoom_in:
        zoom(key_zoom);
        break;
    case zoom_out:
        zoom(1 / key_zoom);
        break;
    case view: {
        const auto index = static_cast<std::size_t>(digit - U'1');
        if (index < show.campaign->views.size())
            state.look.fly_to(show.campaign->views[index].pose, shown.moment.camera, now_s);
        break;
    }
    case back_to_film:
        state.look.back_to_film(shown.moment.camera, now_s);
        break;
    case fullscreen:
        state.fullscreen = !state.fullscreen;
        break;
    case still:
        state.still_wanted = true;
        break;
    case captions:
        state.layers.captions = !state.layers.captions;
        state.say(
            std::string(word(state.layers.captions ? Word::captions_on : Word::captions_off, state.language)),
            now_s);
        break;
    case hide_all:
        state.controls_hidden = !state.controls_hidden;
        break;
    case chapters_panel:
        state.toggle(Panel::chapters);
        break;
    case narration_panel:
        state.toggle(Panel::narration);
        break;
    case forces_panel:
        state.toggle(Panel::forces);
        break;
    case map_panel:
        state.toggle(Panel::map);
        break;
    case settings_panel:
        state.toggle(Panel::settings);
        break;
    case mute:
        state.muted = !state.muted;
        break;
    case next_language:
        to_next_language(*show.campaign, state);
        break;
    case key_list:
        state.keys_shown = !state.keys_shown;
        break;
    case leave:
        leave_one_thing(state);
        break;
    case quit:
        state.quit = true;
        break;
    }
}

} // namespace bagration
