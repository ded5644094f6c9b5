#include "app/kiosk/kiosk_settings.hpp"

#include "campaign/located_toml.hpp"
#include "campaign/object_reader.hpp"

#include <algorithm>

namespace bagration {
namespace {

constexpr NumberRange monitors{1, 64}, millimetres{50, 30'000}, dots{5, 600}, seconds{10, 3600};

std::optional<std::string> text_of(ObjectReader& reader, const std::string& key) {
    const auto found = reader.string(key, Need::optional);
    return found ? std::optional(found->text) : std::nullopt;
}

std::optional<ScreenMm> read_size(ObjectReader& reader) {
    const LocatedValue* value = reader.value("screen_mm", Need::optional);
    if (value == nullptr) return std::nullopt;
    const auto good = [](const LocatedValue& item) {
        return item.kind == LocatedValue::Kind::number && item.number >= millimetres.min &&
               item.number <= millimetres.max;
    };
    if (value->items.size() == 2 && good(value->items[0]) && good(value->items[1]))
        return ScreenMm{value->items[0].number, value->items[1].number};
    reader.findings().error(reader.place_of(*value), "'screen_mm' should be a width and a height",
                            "screen_mm = [1210, 680]");
    return std::nullopt;
}

} // namespace

bool is_pin(std::string_view text) {
    return text.size() >= 4 && text.size() <= 12 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

KioskSettings read_kiosk_settings(std::string_view toml, const std::string& file,
                                  std::vector<Diagnostic>& findings) {
    KioskSettings settings;
    Findings collected;
    if (const auto root = parse_located_toml(toml, file, collected)) {
        ObjectReader reader(*root, file, "the kiosk's settings", collected);
        if (const auto monitor = reader.number("monitor", monitors, Need::optional))
            settings.monitor = static_cast<int>(*monitor);
        settings.screen_mm = read_size(reader);
        settings.dpi = reader.number("dpi", dots, Need::optional);
        settings.language = text_of(reader, "language");
        settings.captions = reader.boolean("captions", Need::optional);
        settings.chord = text_of(reader, "chord");
        if (settings.chord)
            if (const auto chord = parse_chord(*settings.chord); !chord)
                collected.error(reader.place_of("chord"), chord.error().message, chord.error().hint);
        settings.pin = text_of(reader, "pin");
        if (settings.pin && !is_pin(*settings.pin))
            collected.error(reader.place_of("pin"), "the PIN should have 4 to 12 digits", "pin = \"2580\"");
        settings.idle_s = reader.number("idle", seconds, Need::optional);
        settings.countdown_s = reader.number("countdown", seconds, Need::optional);
        settings.log = text_of(reader, "log");
        reader.report_unknown_keys();
    }
    for (Diagnostic& each : collected.take())
        findings.push_back(std::move(each));
    return settings;
}

KioskSettings merged(const KioskSettings& first, const KioskSettings& second) {
    KioskSettings all = first;
    const auto fill = [](auto& mine, const auto& other) {
        if (!mine) mine = other;
    };
    if (!all.screen_mm && !all.dpi) {
        all.screen_mm = second.screen_mm;
        all.dpi = second.dpi;
    }
    fill(all.monitor, second.monitor);
    fill(all.language, second.language);
    fill(all.captions, second.captions);
    fill(all.chord, second.chord);
    fill(all.pin, second.pin);
    fill(all.idle_s, second.idle_s);
    fill(all.countdown_s, second.countdown_s);
    fill(all.log, second.log);
    return all;
}

} // namespace bagration
