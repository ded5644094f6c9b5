// text/<lang>.toml
#include "campaign/loading.hpp"

#include <algorithm>

namespace bagration {
namespace {

void read_entries(Loading& loading, const LocatedValue& entries, const std::string& file, TextTable& table) {
    for (const LocatedMember& member : entries.members) {
        const SourcePlace place{file, member.line, member.column};
        if (member.value.kind != LocatedValue::Kind::string) {
            const bool is_table = member.value.kind == LocatedValue::Kind::object;
            loading.findings.error(place, "the text '" + member.key + "' is no string",
                                   is_table ? "a key with dots stands in quotes: \"chapter.one.title\""
                                            : "quote it");
            continue;
        }
        if (member.value.text.empty())
            loading.findings.error(place, "the text '" + member.key + "' is empty");
        table.entries.emplace(member.key, member.value.text);
        table.places.emplace(member.key, SourcePlace{file, member.value.line, member.value.column});
    }
}

void read_text_table(Loading& loading, const std::string& language, const std::string& file) {
    const auto root = parse_toml_file(loading, file, Need::required);
    if (!root) return;
    ObjectReader reader(*root, file, "the text table", loading.findings);
    TextTable table;
    table.language = language;
    if (const auto named = reader.string("language"); named && named->text != language)
        loading.findings.error(named->place, "the language is '" + named->text + "', the file's name says '" +
                                                 language + "'");
    if (const auto name = reader.string("name")) table.native_name = name->text;
    if (const LocatedValue* entries = reader.value("text")) {
        if (entries->kind == LocatedValue::Kind::object)
            read_entries(loading, *entries, file, table);
        else
            loading.findings.error(reader.place_of(*entries), "'text' should be a table", "[text]");
    }
    reader.report_unknown_keys();
    loading.campaign->texts.emplace(language, std::move(table));
}

} // namespace

void read_texts(Loading& loading) {
    const std::string prefix = "text/", suffix = ".toml";
    for (const LocatedString& language : loading.languages)
        read_text_table(loading, language.text, prefix + language.text + suffix);
    for (const auto& [file, bytes] : loading.files) {
        if (!file.starts_with(prefix) || !file.ends_with(suffix) ||
            file.size() <= prefix.size() + suffix.size())
            continue;
        const std::string language = file.substr(prefix.size(), file.size() - prefix.size() - suffix.size());
        const auto listed = plain_strings(loading.languages);
        if (std::find(listed.begin(), listed.end(), language) != listed.end() ||
            !loading.readable("campaign.toml"))
            continue;
        loading.findings.warning({file, 0, 0}, "this language is not listed and its texts are not checked",
                                 "add \"" + language + "\" to 'languages' in campaign.toml");
        read_text_table(loading, language, file);
    }
}

} // namespace bagration
