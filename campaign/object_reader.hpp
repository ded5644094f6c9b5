#pragma once
// Typed, checked access to one object of a TOML or GeoJSON file: what is missing, of the wrong type or
// unknown becomes a finding.
#include "campaign/findings.hpp"
#include "campaign/located_value.hpp"
#include "campaign/time.hpp"
#include "terrain/geo/coordinates.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bagration {

/// Bare dates in evidence mean the morning; dates that bound the campaign or a shot mean midnight.
inline constexpr int hour_of_evidence = 6;
inline constexpr int hour_of_bounds = 0;

struct LocatedString {
    std::string text;
    SourcePlace place;
};

struct LocatedDate {
    CampaignTime time;
    SourcePlace place;
};

enum class Need { required, optional };

/// Inclusive bounds of a number.
struct NumberRange {
    double min;
    double max;
};

class ObjectReader {
  public:
    /// `what` names the object in findings: "side", "arrow". All arguments must outlive the reader.
    ObjectReader(const LocatedValue& object, const std::string& file, std::string what, Findings& findings);

    /// The value of a key, or null, which is a finding when it is required.
    const LocatedValue* value(const std::string& key, Need need = Need::required);
    std::optional<LocatedString> string(const std::string& key, Need need = Need::required);
    /// [a-z0-9][a-z0-9_-]*
    std::optional<LocatedString> id(const std::string& key);
    std::optional<double> number(const std::string& key, NumberRange range, Need need = Need::required);
    std::optional<bool> boolean(const std::string& key, Need need = Need::required);
    std::optional<LocatedDate> date(const std::string& key, int hour_of_bare_date,
                                    Need need = Need::required);
    std::vector<LocatedString> strings(const std::string& key, Need need = Need::required);
    /// The objects of an array.
    std::vector<const LocatedValue*> objects(const std::string& key, Need need = Need::required);
    /// [lon, lat], not checked against the window.
    std::optional<LonLat> lonlat(const std::string& key, Need need = Need::required);

    /// Reports keys that nothing has asked for. Call last.
    void report_unknown_keys();

    SourcePlace place() const { return place_of(object_); }
    SourcePlace place_of(const LocatedValue& value) const { return {file_, value.line, value.column}; }
    /// The place of a key's value, or of the object when there is no such key.
    SourcePlace place_of(const std::string& key) const;
    bool has(const std::string& key) const;
    Findings& findings() const { return findings_; }
    const std::string& file() const { return file_; }

  private:
    /// value(), with the type for the reference of the format.
    const LocatedValue* typed(const std::string& key, Need need, std::string type);
    const LocatedValue* wrong_type(const LocatedValue& value, const std::string& key,
                                   const std::string& expected);
    const LocatedValue& object_;
    const std::string& file_;
    std::string what_;
    Findings& findings_;
    std::vector<std::string> known_;
};

bool is_valid_id(const std::string& text);
/// A pair of numbers, or empty.
std::optional<LonLat> as_lonlat(const LocatedValue& value);
/// Checks the date in a string (GeoJSON) or a date (TOML).
std::optional<LocatedDate> read_date(const LocatedValue& value, const std::string& file,
                                     int hour_of_bare_date, Findings& findings);
/// The date in a text, or empty with a finding.
std::optional<CampaignTime> read_date_text(const std::string& text, const SourcePlace& place,
                                           int hour_of_bare_date, Findings& findings);

/// A word of a file and what it stands for.
template <class T>
struct Choice {
    const char* word;
    T meaning;
};

/// The meaning of a word, or empty with a finding.
template <class T, std::size_t N>
std::optional<T> read_choice(const LocatedString& word, const std::string& what,
                             const Choice<T> (&choices)[N], Findings& findings) {
    std::vector<std::string> known;
    for (const Choice<T>& choice : choices) {
        if (word.text == choice.word) return choice.meaning;
        known.emplace_back(choice.word);
    }
    findings.unknown_word(word.place, what, word.text, known);
    return std::nullopt;
}

} // namespace bagration
