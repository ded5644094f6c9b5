// text/<lang>.toml and its parts text/<lang>/<part>.toml
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
        const auto [at, is_new] = table.entries.emplace(member.key, member.value.text);
        if (!is_new)
            loading.findings.error(place, "there are two texts '" + member.key + "'",
                                   "the other one is at " + place_text(table.places.at(member.key)));
        table.places.emplace(member.key, SourcePlace{file, member.value.line, member.value.column});
    }
}

void read_words(Loading& loading, ObjectReader& reader, const std::string& file, TextTable& table) {
    if (const LocatedValue* entries = reader.value("text")) {
        if (entries->kind == LocatedValue::Kind::object)
            read_entries(loading, *entries, file, table);
        else
            loading.findings.error(reader.place_of(*entries), "'text' should be a table", "[text]");
    }
    reader.report_unknown_keys();
}

/// A language's parts have words only; what the language is called stands in its own file.
void read_text_part(Loading& loading, const std::string& file, TextTable& table) {
    const auto root = parse_toml_file(loading, file, Need::required);
    if (!root) return;
    ObjectReader reader(*root, file, "the part of a text table", loading.findings);
    read_words(loading, reader, file, table);
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
    read_words(loading, reader, file, table);
    for (const std::string& part : parts_of(loading, file, Need::optional))
        if (part != file) read_text_part(loading, part, table);
    loading.campaign->texts.emplace(language, std::move(table));
}

} // namespace

void read_texts(Loading& loading) {
    const std::string prefix = "text/", suffix = ".toml";
    for (const LocatedString& language : loading.languages)
        read_text_table(loading, language.text, prefix + language.text + suffix);
    for (const auto& [file, bytes] : loading.files) {
        if (!file.starts_with(prefix) || !file.ends_with(suffix) ||
            file.size() <= prefix.size() + suffix.size() ||
            file.find('/', prefix.size()) != std::string::npos)
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
