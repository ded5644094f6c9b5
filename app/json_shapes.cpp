#include "app/json_shapes.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace bagration {

Json to_json(const Diagnostic& finding) {
    const char* severity = finding.severity == Severity::error     ? "error"
                           : finding.severity == Severity::warning ? "warning"
                                                                   : "note";
    return {{"severity", severity},           {"file", finding.place.file}, {"line", finding.place.line},
            {"column", finding.place.column}, {"message", finding.message}, {"hint", finding.hint}};
}

Json to_json(const std::vector<Diagnostic>& findings) {
    Json list = Json::array();
    for (const Diagnostic& finding : findings)
        list.push_back(to_json(finding));
    return list;
}

std::string printed(const Json& value) {
    return value.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string printed_line(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale + 0.0; // + 0.0 turns -0 into 0
}

std::string fixed(double value, int decimals) {
    std::array<char, 64> buffer{};
    const auto [end, failure] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                              rounded(value, decimals), std::chars_format::fixed, decimals);
    return failure == std::errc() ? std::string(buffer.data(), end) : std::string("nan");
}

} // namespace bagration
