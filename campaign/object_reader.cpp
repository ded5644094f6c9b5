#include "campaign/object_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace bagration {
namespace {

using Kind = LocatedValue::Kind;

const char* kind_name(Kind kind) {
    switch (kind) {
    case Kind::null:
        return "null";
    case Kind::boolean:
        return "true or false";
    case Kind::number:
        return "a number";
    case Kind::string:
        return "a string";
    case Kind::date:
        return "a date";
    case Kind::array:
        return "a list";
    case Kind::object:
        return "a table";
    }
    return "";
}

const LocatedMember* find_member(const LocatedValue& object, const std::string& key) {
    const auto found = std::find_if(object.members.begin(), object.members.end(),
                                    [&](const LocatedMember& member) { return member.key == key; });
    return found == object.members.end() ? nullptr : &*found;
}

std::string number_text(double number) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

} // namespace

bool is_valid_id(const std::string& text) {
    const auto is_letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (text.empty() || !is_letter_or_digit(text.front())) return false;
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_letter_or_digit(c) || c == '_' || c == '-'; });
}

std::optional<LonLat> as_lonlat(const LocatedValue& value) {
    if (value.kind != Kind::array || value.items.size() != 2) return std::nullopt;
    if (value.items[0].kind != Kind::number || value.items[1].kind != Kind::number) return std::nullopt;
    return LonLat{value.items[0].number, value.items[1].number};
}

std::optional<CampaignTime> read_date_text(const std::string& text, const SourcePlace& place,
                                           int hour_of_bare_date, Findings& findings) {
    const auto time = parse_campaign_time(text, hour_of_bare_date);
    if (!time)
        findings.error(
            place, "'" + text + "' is no date",
            "write 1944-07-03 or 1944-07-03T12:00: a day of the calendar, local time, whole minutes");
    return time;
}

std::optional<LocatedDate> read_date(const LocatedValue& value, const std::string& file,
                                     int hour_of_bare_date, Findings& findings) {
    const SourcePlace place{file, value.line, value.column};
    if (value.kind != Kind::date && value.kind != Kind::string) {
        findings.error(place, std::string("a date is expected, this is ") + kind_name(value.kind));
        return std::nullopt;
    }
    const auto time = read_date_text(value.text, place, hour_of_bare_date, findings);
    if (!time) return std::nullopt;
    return LocatedDate{*time, place};
}

ObjectReader::ObjectReader(const LocatedValue& object, const std::string& file, std::string what,
                           Findings& findings)
    : object_(object), file_(file), what_(std::move(what)), findings_(findings) {
    if (object.kind != Kind::object)
        findings.error(place(), what_ + ": a table of keys is expected, this is " + kind_name(object.kind));
}

SourcePlace ObjectReader::place_of(const std::string& key) const {
    const LocatedMember* member = find_member(object_, key);
    return member == nullptr ? place() : place_of(member->value);
}

bool ObjectReader::has(const std::string& key) const {
    return find_member(object_, key) != nullptr;
}

const LocatedValue* ObjectReader::value(const std::string& key, Need need) {
    return typed(key, need, "value");
}

const LocatedValue* ObjectReader::typed(const std::string& key, Need need, std::string type) {
    known_.push_back(key);
    if (findings_.asked != nullptr)
        findings_.asked->insert({file_, what_, key, std::move(type), need == Need::required});
    if (const LocatedMember* member = find_member(object_, key)) return &member->value;
    if (need == Need::required && object_.kind == Kind::object)
        findings_.error(place(), what_ + " has no '" + key + "'", "add the key '" + key + "'");
    return nullptr;
}

const LocatedValue* ObjectReader::wrong_type(const LocatedValue& value, const std::string& key,
                                             const std::string& expected) {
    findings_.error(place_of(value),
                    "'" + key + "' should be " + expected + ", this is " + kind_name(value.kind));
    return nullptr;
}

std::optional<LocatedString> ObjectReader::string(const std::string& key, Need need) {
    const LocatedValue* found = typed(key, need, "string");
    if (found != nullptr && found->kind != Kind::string) found = wrong_type(*found, key, "a string");
    if (found == nullptr) return std::nullopt;
    return LocatedString{found->text, place_of(*found)};
}

std::optional<LocatedString> ObjectReader::id(const std::string& key) {
    auto found = string(key);
    if (!found || is_valid_id(found->text)) return found;
    findings_.error(found->place, "'" + found->text + "' is no id",
                    "small letters a-z, digits, '-' and '_', the first a letter or digit");
    return std::nullopt;
}

std::optional<double> ObjectReader::number(const std::string& key, NumberRange range, Need need) {
    const LocatedValue* found =
        typed(key, need, "number from " + number_text(range.min) + " to " + number_text(range.max));
    if (found != nullptr && found->kind != Kind::number) found = wrong_type(*found, key, "a number");
    if (found == nullptr) return std::nullopt;
    if (found->number >= range.min && found->number <= range.max) return found->number; // Not so for nan.
    findings_.error(place_of(*found), "'" + key + "' is " + number_text(found->number) + ", out of range",
                    "between " + number_text(range.min) + " and " + number_text(range.max));
    return std::nullopt;
}

std::optional<bool> ObjectReader::boolean(const std::string& key, Need need) {
    const LocatedValue* found = typed(key, need, "true or false");
    if (found != nullptr && found->kind != Kind::boolean) found = wrong_type(*found, key, "true or false");
    if (found == nullptr) return std::nullopt;
    return found->boolean;
}

std::optional<LocatedDate> ObjectReader::date(const std::string& key, int hour_of_bare_date, Need need) {
    const LocatedValue* found = typed(key, need, "date");
    if (found == nullptr) return std::nullopt;
    return read_date(*found, file_, hour_of_bare_date, findings_);
}

std::vector<LocatedString> ObjectReader::strings(const std::string& key, Need need) {
    std::vector<LocatedString> strings;
    const LocatedValue* found = typed(key, need, "list of strings");
    if (found != nullptr && found->kind != Kind::array) found = wrong_type(*found, key, "a list of strings");
    if (found == nullptr) return strings;
    for (const LocatedValue& item : found->items) {
        if (item.kind == Kind::string)
            strings.push_back({item.text, place_of(item)});
        else
            wrong_type(item, key, "a list of strings");
    }
    return strings;
}

std::vector<const LocatedValue*> ObjectReader::objects(const std::string& key, Need need) {
    std::vector<const LocatedValue*> objects;
    const LocatedValue* found = typed(key, need, "list of tables");
    if (found != nullptr && found->kind != Kind::array) found = wrong_type(*found, key, "a list of tables");
    if (found == nullptr) return objects;
    for (const LocatedValue& item : found->items) {
        if (item.kind == Kind::object)
            objects.push_back(&item);
        else
            wrong_type(item, key, "a list of tables");
    }
    return objects;
}

std::optional<LonLat> ObjectReader::lonlat(const std::string& key, Need need) {
    const LocatedValue* found = typed(key, need, "[lon, lat]");
    if (found == nullptr) return std::nullopt;
    const auto pair = as_lonlat(*found);
    if (!pair) wrong_type(*found, key, "[lon, lat], two numbers");
    return pair;
}

void ObjectReader::report_unknown_keys() {
    for (const LocatedMember& member : object_.members) {
        if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
        findings_.unknown_word({file_, member.line, member.column}, "key", member.key, known_);
    }
}

} // namespace bagration
