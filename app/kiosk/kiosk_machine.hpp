#pragma once
// What an exhibition station is doing and what it does next: attract loop, menu, film, "still there?", the
// operator's panel. Pure: events and the time of a steady clock go in, the state and at most one order for
// the film come out. Nothing in it grows, however long it runs.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bagration {

enum class KioskMode {
    attract,     ///< Nobody is there: the loop runs.
    menu,        ///< Chapters and languages.
    playing,     ///< A chapter or the whole film.
    paused,      ///< The same, standing.
    ended,       ///< Its last picture stands: on, again, or back to the menu.
    still_there, ///< Nobody has touched anything for a while: the countdown runs.
    pin,         ///< The operator's number is asked for.
    operator_panel,
};

/// "attract", "menu", "playing", "paused", "ended", "still-there", "pin", "operator".
std::string_view mode_name(KioskMode mode);

/// What a touch target does.
enum class KioskAct {
    play_film,
    play_chapter, ///< number: the chapter
    pause,
    resume,
    back, ///< To the chapter's begin; near it, to the one before.
    home,
    language, ///< number: its index
    captions,
    next_chapter,
    again,
    stay,
    page,  ///< number: which
    digit, ///< number: 0 to 9
    erase,
    cancel,
    restart,
    leave,
};

struct KioskAction {
    KioskAct act = KioskAct::home;
    int number = 0;
    friend bool operator==(const KioskAction&, const KioskAction&) = default;
};

/// What the film is told to do.
struct KioskOrder {
    enum class Kind {
        film,    ///< Play it from the beginning to its end.
        chapter, ///< Play that chapter.
        back,
        pause,
        resume,
        rest, ///< Nobody watches: the attract loop from its beginning.
        restart,
        leave
    };
    Kind kind = Kind::rest;
    int chapter = 0;
    friend bool operator==(const KioskOrder&, const KioskOrder&) = default;
};

struct KioskRules {
    double idle_s = 60;      ///< Without a touch, in all modes but attract and playing.
    double countdown_s = 30; ///< Of "still there?"
    double bar_s = 8;        ///< How long the bar stays over the running film.
    double lock_s = 60;      ///< After that many wrong numbers nobody may try for so long.
    int wrong_numbers = 3;
    int chapters = 1;
    int languages = 1;
    int first_language = 0; ///< What everything is reset to.
    bool captions = true;
    std::string pin; ///< Digits; empty: the operator's panel cannot be opened.
};

struct KioskState {
    KioskMode mode = KioskMode::attract;
    KioskMode under = KioskMode::attract; ///< What stands behind "still there?" and the operator's panels.
    int language = 0;
    bool captions = true;
    bool whole_film = false; ///< Else one chapter.
    int chapter = 0;         ///< The one that plays; of the whole film: what the film last told.
    int page = 0;            ///< Of the menu.
    double since_s = 0;      ///< When this mode began.
    double touched_s = 0;    ///< Of the last touch or key.
    int typed = 0;           ///< Digits of the number so far.
    bool wrong = false;      ///< The last number was wrong.
};

class KioskMachine {
  public:
    /// `now_s`: here and everywhere seconds of a clock that never runs backwards.
    KioskMachine(KioskRules rules, double now_s);

    const KioskState& state() const { return state_; }
    const KioskRules& rules() const { return rules_; }
    bool bar_shown(double now_s) const;
    /// Whole seconds left of "still there?", 0 otherwise.
    int countdown(double now_s) const;

    /// Anything was touched, or a key was pressed; call it before the action that it may carry.
    std::optional<KioskOrder> touch(double now_s);
    std::optional<KioskOrder> act(KioskAction action, double now_s);
    /// Keys: 0-9, '\b', and ' ' or '\r' for yes; others only count as a touch, which they are told as as
    /// well.
    std::optional<KioskOrder> key(char32_t character, double now_s);
    /// The operator's chord was given.
    std::optional<KioskOrder> ask_operator(double now_s);
    /// The chapter, or the film, has run out.
    std::optional<KioskOrder> ended(double now_s);
    /// The film tells a chapter: what "back" and the card of the next one refer to.
    void tells(int chapter);
    std::optional<KioskOrder> tick(double now_s);

    /// The show could not draw for so long: who is there had no time to answer. Seconds.
    void excuse(double stalled_s);

  private:
    void enter(KioskMode mode, double now_s);
    std::optional<KioskOrder> reset(double now_s);
    std::optional<KioskOrder> play_chapter(int chapter, double now_s);
    std::optional<KioskOrder> type(int digit, double now_s);

    KioskRules rules_;
    KioskState state_;
    std::string typed_;
    int wrong_ = 0;
    double locked_until_s_;
};

} // namespace bagration
