#include "app/kiosk/kiosk_machine.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bagration {
namespace {

bool is_operators(KioskMode mode) {
    return mode == KioskMode::pin || mode == KioskMode::operator_panel;
}

/// Modes in which waiting leads to "still there?".
bool waits(KioskMode mode) {
    return mode == KioskMode::menu || mode == KioskMode::paused || mode == KioskMode::ended;
}

} // namespace

std::string_view mode_name(KioskMode mode) {
    switch (mode) {
    case KioskMode::attract:
        return "attract";
    case KioskMode::menu:
        return "menu";
    case KioskMode::playing:
        return "playing";
    case KioskMode::paused:
        return "paused";
    case KioskMode::ended:
        return "ended";
    case KioskMode::still_there:
        return "still-there";
    case KioskMode::pin:
        return "pin";
    case KioskMode::operator_panel:
        return "operator";
    }
    return "attract";
}

KioskMachine::KioskMachine(KioskRules rules, double now_s)
    : rules_(std::move(rules)), locked_until_s_(now_s) {
    state_.language = rules_.first_language;
    state_.captions = rules_.captions;
    enter(KioskMode::attract, now_s);
    state_.touched_s = now_s;
}

bool KioskMachine::bar_shown(double now_s) const {
    if (state_.mode == KioskMode::paused) return true;
    return state_.mode == KioskMode::playing && now_s - state_.touched_s < rules_.bar_s;
}

int KioskMachine::countdown(double now_s) const {
    if (state_.mode != KioskMode::still_there) return 0;
    return std::max(static_cast<int>(std::ceil(rules_.countdown_s - (now_s - state_.since_s))), 0);
}

void KioskMachine::enter(KioskMode mode, double now_s) {
    state_.mode = mode;
    state_.since_s = now_s;
    typed_.clear();
    state_.typed = 0;
    state_.wrong = false;
}

std::optional<KioskOrder> KioskMachine::reset(double now_s) {
    const double touched_s = state_.touched_s;
    state_ = {};
    state_.language = rules_.first_language;
    state_.captions = rules_.captions;
    state_.touched_s = touched_s;
    enter(KioskMode::attract, now_s);
    return KioskOrder{KioskOrder::Kind::rest};
}

std::optional<KioskOrder> KioskMachine::play_chapter(int chapter, double now_s) {
    state_.whole_film = false;
    state_.chapter = std::clamp(chapter, 0, rules_.chapters - 1);
    enter(KioskMode::playing, now_s);
    return KioskOrder{KioskOrder::Kind::chapter, state_.chapter};
}

std::optional<KioskOrder> KioskMachine::touch(double now_s) {
    state_.touched_s = now_s;
    if (state_.mode == KioskMode::attract) enter(KioskMode::menu, now_s);
    // Wherever the screen is touched, somebody is there.
    if (state_.mode == KioskMode::still_there) enter(state_.under, now_s);
    return std::nullopt;
}

std::optional<KioskOrder> KioskMachine::act(KioskAction action, double now_s) {
    state_.touched_s = now_s;
    switch (action.act) {
    case KioskAct::play_film:
        state_.whole_film = true;
        state_.chapter = 0;
        enter(KioskMode::playing, now_s);
        return KioskOrder{KioskOrder::Kind::film};
    case KioskAct::play_chapter:
        return play_chapter(action.number, now_s);
    case KioskAct::next_chapter:
        return play_chapter(state_.chapter + 1, now_s);
    case KioskAct::again:
        if (state_.whole_film) return act({KioskAct::play_film}, now_s);
        return play_chapter(state_.chapter, now_s);
    case KioskAct::pause:
        if (state_.mode != KioskMode::playing) return std::nullopt;
        enter(KioskMode::paused, now_s);
        return KioskOrder{KioskOrder::Kind::pause};
    case KioskAct::resume:
        if (state_.mode != KioskMode::paused) return std::nullopt;
        enter(KioskMode::playing, now_s);
        return KioskOrder{KioskOrder::Kind::resume};
    case KioskAct::back:
        return KioskOrder{KioskOrder::Kind::back};
    case KioskAct::home:
        enter(KioskMode::menu, now_s);
        return KioskOrder{KioskOrder::Kind::rest};
    case KioskAct::language:
        state_.language = std::clamp(action.number, 0, rules_.languages - 1);
        return std::nullopt;
    case KioskAct::captions:
        state_.captions = !state_.captions;
        return std::nullopt;
    case KioskAct::page:
        state_.page = std::max(action.number, 0);
        return std::nullopt;
    case KioskAct::stay:
        return touch(now_s);
    case KioskAct::digit:
        return type(action.number, now_s);
    case KioskAct::erase:
        if (!typed_.empty()) typed_.pop_back();
        state_.typed = static_cast<int>(typed_.size());
        return std::nullopt;
    case KioskAct::cancel:
        if (is_operators(state_.mode)) enter(state_.under, now_s);
        return std::nullopt;
    // Only the operator's panel has these; an action that comes from elsewhere does nothing.
    case KioskAct::restart:
        if (state_.mode != KioskMode::operator_panel) return std::nullopt;
        return KioskOrder{KioskOrder::Kind::restart};
    case KioskAct::leave:
        if (state_.mode != KioskMode::operator_panel) return std::nullopt;
        return KioskOrder{KioskOrder::Kind::leave};
    }
    return std::nullopt;
}

std::optional<KioskOrder> KioskMachine::type(int digit, double now_s) {
    if (state_.mode != KioskMode::pin || digit < 0 || digit > 9) return std::nullopt;
    typed_ += static_cast<char>('0' + digit);
    state_.typed = static_cast<int>(typed_.size());
    state_.wrong = false;
    if (typed_.size() < rules_.pin.size()) return std::nullopt;
    if (typed_ == rules_.pin) {
        wrong_ = 0;
        enter(KioskMode::operator_panel, now_s);
        return std::nullopt;
    }
    typed_.clear();
    state_.typed = 0;
    state_.wrong = true;
    if (++wrong_ >= rules_.wrong_numbers) {
        wrong_ = 0;
        locked_until_s_ = now_s + rules_.lock_s;
        enter(state_.under, now_s);
    }
    return std::nullopt;
}

std::optional<KioskOrder> KioskMachine::key(char32_t character, double now_s) {
    const KioskMode before = state_.mode;
    static_cast<void>(touch(now_s));
    if (character >= U'0' && character <= U'9') return type(static_cast<int>(character - U'0'), now_s);
    if (character == U'\b') return before == KioskMode::pin ? act({KioskAct::erase}, now_s) : std::nullopt;
    if (character != U' ' && character != U'\r') return std::nullopt;
    if (before == KioskMode::playing) return act({KioskAct::pause}, now_s);
    if (before == KioskMode::paused) return act({KioskAct::resume}, now_s);
    return std::nullopt;
}

std::optional<KioskOrder> KioskMachine::ask_operator(double now_s) {
    if (rules_.pin.empty() || now_s < locked_until_s_ || is_operators(state_.mode)) return std::nullopt;
    const KioskMode before = state_.mode == KioskMode::still_there ? state_.under : state_.mode;
    state_.under = before == KioskMode::playing ? KioskMode::paused : before;
    enter(KioskMode::pin, now_s);
    if (before == KioskMode::playing) return KioskOrder{KioskOrder::Kind::pause};
    return std::nullopt;
}

std::optional<KioskOrder> KioskMachine::ended(double now_s) {
    if (state_.mode != KioskMode::playing) return std::nullopt;
    state_.touched_s = now_s; // Who watched to the end has been there.
    enter(KioskMode::ended, now_s);
    return KioskOrder{KioskOrder::Kind::pause};
}

void KioskMachine::tells(int chapter) {
    state_.chapter = std::clamp(chapter, 0, rules_.chapters - 1);
}

void KioskMachine::excuse(double stalled_s) {
    state_.touched_s += stalled_s;
    state_.since_s += stalled_s;
}

std::optional<KioskOrder> KioskMachine::tick(double now_s) {
    const double idle_s = now_s - std::max(state_.touched_s, state_.since_s);
    if (state_.mode == KioskMode::still_there && now_s - state_.since_s >= rules_.countdown_s)
        return reset(now_s);
    if (is_operators(state_.mode) && idle_s >= rules_.idle_s) return reset(now_s);
    if (waits(state_.mode) && idle_s >= rules_.idle_s) {
        state_.under = state_.mode;
        enter(KioskMode::still_there, now_s);
    }
    return std::nullopt;
}

} // namespace bagration
