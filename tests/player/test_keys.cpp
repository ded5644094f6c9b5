#include "app/player/keys.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace bagration;

TEST_CASE("every key does one thing and says what in both languages") {
    std::set<std::string> labels;
    for (const KeyBinding& binding : key_bindings()) {
        INFO(binding.label);
        CHECK(labels.insert(std::string(binding.label)).second);
        CHECK((binding.named == NamedKey::none) == !binding.characters.empty());
        CHECK_FALSE(description(binding, "en").empty());
        CHECK_FALSE(description(binding, "de").empty());
        if (binding.named != NamedKey::none) CHECK(binding_for(binding.named) == &binding);
        for (const char character : binding.characters)
            CHECK(binding_for(static_cast<char32_t>(character)) == &binding);
    }
}

TEST_CASE("keys of mpv do here what they do there") {
    CHECK(binding_for(NamedKey::space)->action == Action::toggle_play);
    CHECK(binding_for(U'.')->action == Action::frame_forward);
    CHECK(binding_for(U'[')->action == Action::slower);
    CHECK(binding_for(NamedKey::backspace)->action == Action::normal_speed);
    CHECK(binding_for(NamedKey::page_down)->action == Action::next_chapter);
    CHECK(binding_for(U'v')->action == Action::captions);
    CHECK(binding_for(U'q')->action == Action::quit);
}

TEST_CASE("other keys do nothing") {
    CHECK(binding_for(NamedKey::none) == nullptr);
    CHECK(binding_for(U'ä') == nullptr);
    CHECK(binding_for(U'y') == nullptr);
    CHECK(binding_for(U'\0') == nullptr);
}
