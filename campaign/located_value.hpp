#pragma once
// A parsed TOML or JSON document in which every value and key knows its line and column.
#include <string>
#include <vector>

namespace bagration {

struct LocatedMember;

struct LocatedValue {
    enum class Kind { null, boolean, number, string, date, array, object };

    Kind kind = Kind::null;
    int line = 0;
    int column = 0;
    bool boolean = false;
    double number = 0;
    std::string text;                   ///< Of a string; of a TOML date: "1944-07-03", "1944-07-03T12:00:00".
    std::vector<LocatedValue> items;    ///< Of an array.
    std::vector<LocatedMember> members; ///< Of an object, in file order; keys are unique.
};

struct LocatedMember {
    std::string key;
    int line = 0;
    int column = 0;
    LocatedValue value;
};

} // namespace bagration
