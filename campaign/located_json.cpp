#include "campaign/located_json.hpp"

#include "campaign/utf8.hpp"

#include <charconv>
#include <cmath>
#include <set>
#include <utility>

namespace bagration {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class JsonParser {
  public:
    JsonParser(std::string_view text, const std::string& file, Findings& findings)
        : cursor_(text), file_(file), findings_(findings) {}

    std::optional<LocatedValue> parse() {
        LocatedValue root;
        if (!read_value(root, 0)) return std::nullopt;
        skip_blanks();
        if (!cursor_.at_end()) {
            refuse("something follows the end of the document", "delete it, or look for a bracket too many");
            return std::nullopt;
        }
        return root;
    }

  private:
    bool refuse(const std::string& message, const std::string& hint = {}) {
        return refuse_at(cursor_.line(), cursor_.column(), message, hint);
    }

    bool refuse_at(int line, int column, const std::string& message, const std::string& hint = {}) {
        findings_.error({file_, line, column}, message, hint);
        return false;
    }

    void skip_blanks() {
        while (cursor_.peek() == ' ' || cursor_.peek() == '\t' || cursor_.peek() == '\n' ||
               cursor_.peek() == '\r')
            cursor_.next();
    }

    bool read_value(LocatedValue& value, int depth) {
        skip_blanks();
        value.line = cursor_.line();
        value.column = cursor_.column();
        if (depth > deepest_json) return refuse("the document is nested too deeply");
        if (cursor_.at_end()) return refuse("the document ends too early", "a closing bracket is missing");
        switch (cursor_.peek()) {
        case '{':
            return read_object(value, depth);
        case '[':
            return read_array(value, depth);
        case '"':
            value.kind = LocatedValue::Kind::string;
            return read_string(value.text);
        case 't':
            value.boolean = true;
            return read_word("true", value, LocatedValue::Kind::boolean);
        case 'f':
            return read_word("false", value, LocatedValue::Kind::boolean);
        case 'n':
            return read_word("null", value, LocatedValue::Kind::null);
        default:
            return read_number(value);
        }
    }

    bool read_word(std::string_view word, LocatedValue& value, LocatedValue::Kind kind) {
        if (!cursor_.starts_with(word))
            return refuse("a value is expected here", "strings stand in \"quotes\"");
        for (std::size_t i = 0; i < word.size(); ++i)
            cursor_.next();
        value.kind = kind;
        return true;
    }

    bool read_digits() {
        if (!is_digit(cursor_.peek())) return refuse("a digit is expected here");
        while (is_digit(cursor_.peek()))
            cursor_.next();
        return true;
    }

    bool read_number(LocatedValue& value) {
        const std::size_t begin = cursor_.offset();
        cursor_.skip('-');
        if (!is_digit(cursor_.peek()))
            return refuse("a value is expected here", "strings stand in \"quotes\"");
        if (cursor_.skip('0')) {
            if (is_digit(cursor_.peek())) return refuse("a number may not begin with 0");
        } else if (!read_digits()) {
            return false;
        }
        if (cursor_.skip('.') && !read_digits()) return false;
        if (cursor_.skip('e') || cursor_.skip('E')) {
            if (!cursor_.skip('+')) cursor_.skip('-');
            if (!read_digits()) return false;
        }
        const std::string_view digits = cursor_.since(begin);
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value.number);
        if (code != std::errc() || end != digits.data() + digits.size())
            return refuse_at(value.line, value.column, "this number is too large or too small");
        value.kind = LocatedValue::Kind::number;
        return true;
    }

    bool read_string(std::string& text) {
        cursor_.next();
        while (!cursor_.skip('"')) {
            if (cursor_.at_end()) return refuse("a string is not closed", "add the closing \"");
            if (static_cast<unsigned char>(cursor_.peek()) < 0x20)
                return refuse("a line break or control character in a string",
                              "write \\n, or close the string");
            if (cursor_.peek() == '\\') {
                if (!read_escape(text)) return false;
            } else {
                text += cursor_.next();
            }
        }
        return true;
    }

    bool read_escape(std::string& text) {
        cursor_.next();
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char letter = cursor_.peek();
        if (letter == 'u') return read_unicode_escape(text);
        const std::size_t index = letters.find(letter);
        if (cursor_.at_end() || index == std::string_view::npos)
            return refuse("unknown escape in a string", "a backslash itself is written \\\\");
        text += meanings[index];
        cursor_.next();
        return true;
    }

    bool read_hex(char32_t& unit) {
        unit = 0;
        cursor_.next();
        for (int i = 0; i < 4; ++i) {
            const char digit = cursor_.peek();
            unsigned value = 0;
            const auto [end, code] = std::from_chars(&digit, &digit + 1, value, 16);
            if (code != std::errc()) return refuse("\\u needs four hexadecimal digits");
            unit = unit * 16 + value;
            cursor_.next();
        }
        return true;
    }

    bool read_unicode_escape(std::string& text) {
        char32_t unit = 0;
        if (!read_hex(unit)) return false;
        if (unit >= 0xD800 && unit < 0xE000) {
            char32_t low = 0;
            if (unit >= 0xDC00 || !cursor_.starts_with("\\u")) return refuse("half of a surrogate pair");
            cursor_.next();
            if (!read_hex(low)) return false;
            if (low < 0xDC00 || low >= 0xE000) return refuse("half of a surrogate pair");
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(text, unit);
        return true;
    }

    bool read_array(LocatedValue& value, int depth) {
        value.kind = LocatedValue::Kind::array;
        cursor_.next();
        skip_blanks();
        if (cursor_.skip(']')) return true;
        for (;;) {
            if (!read_value(value.items.emplace_back(), depth + 1)) return false;
            skip_blanks();
            if (cursor_.skip(']')) return true;
            if (!cursor_.skip(',')) return refuse("',' or ']' is expected here");
        }
    }

    bool read_object(LocatedValue& value, int depth) {
        value.kind = LocatedValue::Kind::object;
        cursor_.next();
        skip_blanks();
        if (cursor_.skip('}')) return true;
        std::set<std::string> keys;
        for (;;) {
            skip_blanks();
            LocatedMember member;
            member.line = cursor_.line();
            member.column = cursor_.column();
            if (cursor_.peek() != '"')
                return refuse("a key in \"quotes\" is expected here", "no comma after the last");
            if (!read_string(member.key)) return false;
            if (!keys.insert(member.key).second)
                return refuse_at(member.line, member.column,
                                 "the key '" + member.key + "' stands here twice");
            skip_blanks();
            if (!cursor_.skip(':')) return refuse("':' is expected here");
            if (!read_value(member.value, depth + 1)) return false;
            value.members.push_back(std::move(member));
            skip_blanks();
            if (cursor_.skip('}')) return true;
            if (!cursor_.skip(',')) return refuse("',' or '}' is expected here");
        }
    }

    TextCursor cursor_;
    const std::string& file_;
    Findings& findings_;
};

} // namespace

std::optional<LocatedValue> parse_located_json(std::string_view text, const std::string& file,
                                               Findings& findings) {
    return JsonParser(text, file, findings).parse();
}

} // namespace bagration
