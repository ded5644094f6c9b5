#include "campaign/located_toml.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace bagration {
namespace {

std::string date_text(const toml::date& date) {
    char text[16];
    std::snprintf(text, sizeof text, "%04u-%02u-%02u", static_cast<unsigned>(date.year),
                  static_cast<unsigned>(date.month), static_cast<unsigned>(date.day));
    return text;
}

std::string time_text(const toml::time& time) {
    char text[16];
    std::snprintf(text, sizeof text, "%02u:%02u:%02u", static_cast<unsigned>(time.hour),
                  static_cast<unsigned>(time.minute), static_cast<unsigned>(time.second));
    if (time.nanosecond == 0) return text;
    char fraction[16];
    std::snprintf(fraction, sizeof fraction, ".%09u", static_cast<unsigned>(time.nanosecond));
    return std::string(text) + fraction;
}

std::string offset_text(const toml::time_offset& offset) {
    const auto minutes = static_cast<unsigned>(std::abs(offset.minutes));
    char text[16];
    std::snprintf(text, sizeof text, "%c%02u:%02u", offset.minutes < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return text;
}

/// toml++ 3.3 garbles the name of a key that is given twice.
std::string parse_error_text(std::string_view description) {
    const bool is_duplicate = description.find("cannot redefine existing") != std::string_view::npos;
    return is_duplicate ? "this key stands here twice" : std::string(description);
}

/// Where a table begins: toml++ gives [[array]] tables the place of the bracket, and implicit tables none.
void place(LocatedValue& value, const toml::source_region& region) {
    value.line = static_cast<int>(region.begin.line);
    value.column = static_cast<int>(region.begin.column);
}

LocatedValue converted(const toml::node& node);

LocatedValue converted_table(const toml::table& table) {
    LocatedValue value;
    value.kind = LocatedValue::Kind::object;
    for (const auto& [key, child] : table) {
        LocatedMember member{std::string(key.str()), static_cast<int>(key.source().begin.line),
                             static_cast<int>(key.source().begin.column), converted(child)};
        if (member.value.line == 0)
            std::tie(member.value.line, member.value.column) = std::pair(member.line, member.column);
        value.members.push_back(std::move(member));
    }
    // toml++ keeps tables sorted by key; the file's order is what authors see.
    std::stable_sort(value.members.begin(), value.members.end(),
                     [](const LocatedMember& a, const LocatedMember& b) {
                         return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                     });
    return value;
}

LocatedValue converted(const toml::node& node) {
    LocatedValue value;
    switch (node.type()) {
    case toml::node_type::table:
        value = converted_table(*node.as_table());
        break;
    case toml::node_type::array:
        value.kind = LocatedValue::Kind::array;
        for (const toml::node& item : *node.as_array())
            value.items.push_back(converted(item));
        break;
    case toml::node_type::string:
        value.kind = LocatedValue::Kind::string;
        value.text = node.as_string()->get();
        break;
    case toml::node_type::integer:
        value.kind = LocatedValue::Kind::number;
        value.number = static_cast<double>(node.as_integer()->get());
        break;
    case toml::node_type::floating_point:
        value.kind = LocatedValue::Kind::number;
        value.number = node.as_floating_point()->get();
        break;
    case toml::node_type::boolean:
        value.kind = LocatedValue::Kind::boolean;
        value.boolean = node.as_boolean()->get();
        break;
    case toml::node_type::date:
        value.kind = LocatedValue::Kind::date;
        value.text = date_text(node.as_date()->get());
        break;
    case toml::node_type::time:
        value.kind = LocatedValue::Kind::date;
        value.text = time_text(node.as_time()->get());
        break;
    case toml::node_type::date_time: {
        const toml::date_time& moment = node.as_date_time()->get();
        value.kind = LocatedValue::Kind::date;
        value.text = date_text(moment.date) + 'T' + time_text(moment.time) +
                     (moment.offset ? offset_text(*moment.offset) : std::string());
        break;
    }
    case toml::node_type::none:
        break;
    }
    place(value, node.source());
    return value;
}

} // namespace

std::optional<LocatedValue> parse_located_toml(std::string_view text, const std::string& file,
                                               Findings& findings) {
    try {
        return converted(toml::parse(text));
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        findings.error({file, static_cast<int>(at.line), static_cast<int>(at.column)},
                       parse_error_text(error.description()));
        return std::nullopt;
    }
}

} // namespace bagration
