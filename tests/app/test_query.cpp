#include "app/query.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

namespace {

std::vector<Question> read(std::string_view csv, std::vector<Diagnostic>* refused = nullptr) {
    Findings findings;
    auto questions = read_questions(csv, "points.csv", findings);
    const auto list = findings.take();
    if (refused)
        *refused = list;
    else
        CHECK(list.empty());
    return questions;
}

} // namespace

TEST_CASE("A batch is read with or without its header") {
    for (const char* csv :
         {"id,date,lon,lat\nminsk,1944-07-03,27.56,53.90\n", "minsk,1944-07-03,27.56,53.90\n",
          "\xEF\xBB\xBFid,date,lon,lat\r\nminsk,1944-07-03T12:00,27.56,53.90\r\n"}) {
        const auto questions = read(csv);
        REQUIRE(questions.size() == 1);
        CHECK(questions[0].id == "minsk");
        CHECK(to_string(questions[0].at) == "1944-07-03T12:00");
        CHECK(questions[0].place == LonLat{27.56, 53.90});
    }
}

TEST_CASE("A header may order the columns otherwise and have more of them") {
    const auto questions = read("lat,lon,note,date,id\n53.90,27.56,\"a, b\",1944-07-03,\"x,1\"\n");
    REQUIRE(questions.size() == 1);
    CHECK(questions[0].id == "x,1");
    CHECK(questions[0].place == LonLat{27.56, 53.90});
}

TEST_CASE("Lines that are not understood are told with their place, the others kept") {
    std::vector<Diagnostic> refused;
    const auto questions = read("id,date,lon,lat\n"
                                "a,1944-07-03,27.56,53.90\n"
                                "b,1944-06-31,27.56,53.90\n"
                                "c,1944-07-03,27.56,north\n"
                                "d,1944-07-03,27.56\n"
                                "e,1944-07-03,190,53.9\n"
                                "f,1944-07-04,27.56,53.90\n",
                                &refused);
    REQUIRE(questions.size() == 2);
    CHECK(questions[0].id == "a");
    CHECK(questions[1].id == "f");
    REQUIRE(refused.size() == 4);
    CHECK(to_string(refused[0]).rfind("points.csv:3:3: error: ", 0) == 0);
    CHECK(to_string(refused[1]).rfind("points.csv:4:20: error: ", 0) == 0);
    CHECK(refused[2].place.line == 5);
    CHECK(refused[3].place.line == 6);
}

TEST_CASE("A header without a needed column is told") {
    std::vector<Diagnostic> refused;
    CHECK(read("id,when,lon,lat\na,1944-07-03,1,2\n", &refused).empty());
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].message == "the header has no column 'date'");
}

TEST_CASE("An empty batch asks nothing") {
    CHECK(read("").empty());
    CHECK(read("id,date,lon,lat\n").empty());
}

TEST_CASE("An answer has the documented shapes") {
    const Question question{"x,1", *parse_campaign_time("1944-07-02T12:00", 12), {27.56, 53.9}};
    Answer known;
    known.control = "axis";
    known.holder = "Achse";
    known.front_distance_km = -12.3456;
    known.changed_on = "1941-06-28";
    known.elevation_m = 219.96;
    known.surface = "land";
    CHECK(csv_line(question, known) == "\"x,1\",axis,Achse,-12.35,1941-06-28,220.0,land");

    Answer none;
    none.control = "none";
    none.surface = "sea";
    CHECK(csv_line(question, none) == "\"x,1\",none,,,,,sea");
    CHECK(printed_line(to_json({"", question.at, question.place}, none)) ==
          R"({"at":"1944-07-02T12:00","lon":27.56,"lat":53.9,"control":"none","holder":null,)"
          R"("front_distance_km":null,"certainty":null,"changed_on":null,"elevation_m":null,"surface":"sea",)"
          R"("territory_of":null})");
}
