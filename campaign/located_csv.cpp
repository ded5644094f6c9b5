#include "campaign/located_csv.hpp"

#include "campaign/utf8.hpp"

#include <utility>

namespace bagration {
namespace {

class CsvParser {
  public:
    CsvParser(std::string_view text, const std::string& file, Findings& findings)
        : cursor_(text), file_(file), findings_(findings) {}

    std::optional<CsvTable> parse() {
        CsvTable table;
        std::vector<CsvCell> row;
        while (!cursor_.at_end()) {
            row.clear();
            if (!read_row(row)) return std::nullopt;
            if (row.size() == 1 && row.front().text.empty()) continue;
            if (table.header.empty())
                table.header = row;
            else if (row.size() == table.header.size())
                table.rows.push_back(row);
            else
                findings_.error({file_, row.front().line, row.front().column},
                                "this row has " + std::to_string(row.size()) + " cells, the header has " +
                                    std::to_string(table.header.size()),
                                "a text with a comma stands in \"quotes\"");
        }
        return table;
    }

  private:
    bool refuse(int line, int column, const std::string& message, const std::string& hint) {
        findings_.error({file_, line, column}, message, hint);
        return false;
    }

    bool at_row_end() {
        if (cursor_.at_end() || cursor_.peek() == '\n') return true;
        return cursor_.starts_with("\r\n");
    }

    bool read_row(std::vector<CsvCell>& row) {
        do {
            CsvCell cell;
            if (!read_cell(cell)) return false;
            row.push_back(std::move(cell));
        } while (cursor_.skip(','));
        cursor_.skip('\r');
        cursor_.skip('\n');
        return true;
    }

    bool read_cell(CsvCell& cell) {
        cell.line = cursor_.line();
        cell.column = cursor_.column();
        if (cursor_.peek() == '"') return read_quoted(cell);
        while (!at_row_end() && cursor_.peek() != ',') {
            if (cursor_.peek() == '"')
                return refuse(cursor_.line(), cursor_.column(), "a quote inside of an unquoted cell",
                              "quote the whole cell and double the quotes in it");
            cell.text += cursor_.next();
        }
        return true;
    }

    bool read_quoted(CsvCell& cell) {
        cursor_.next();
        ++cell.column;
        for (;;) {
            if (cursor_.at_end())
                return refuse(cell.line, cell.column - 1, "a quoted cell is not closed",
                              "add the closing \"");
            if (!cursor_.skip('"')) {
                cell.text += cursor_.next();
                continue;
            }
            if (!cursor_.skip('"')) break;
            cell.text += '"';
        }
        if (at_row_end() || cursor_.peek() == ',') return true;
        return refuse(cursor_.line(), cursor_.column(), "text after a closing quote",
                      "double the quotes inside of a cell");
    }

    TextCursor cursor_;
    const std::string& file_;
    Findings& findings_;
};

} // namespace

std::optional<CsvTable> parse_located_csv(std::string_view text, const std::string& file,
                                          Findings& findings) {
    return CsvParser(text, file, findings).parse();
}

} // namespace bagration
