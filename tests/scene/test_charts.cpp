#include "renderer/scene/charts.hpp"
#include "renderer/scene/lower_third.hpp"
#include "renderer/scene/title_card.hpp"
#include "tests/text/text_test_fonts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace bagration;

namespace {

CampaignTime day(int n) {
    return *parse_campaign_time("1807-06-01T00:00", 6) + std::chrono::hours(24 * n);
}

Series series(const std::string& id, SeriesKind kind, SideIndex side, double low, double value, double high) {
    Series result{id, "title." + id, "unit", kind, side, {}};
    result.points.push_back({day(0), value, low, high, {{"frieser"}, Confidence::medium, "", {}}});
    result.points.push_back(
        {day(10), 2 * value, 2 * low, 2 * high, {{"two", "frieser"}, Confidence::low, "", {}}});
    return result;
}

/// Two sides, a formation with two commanders, some numbers.
const Campaign& forces() {
    static const Campaign campaign = [] {
        Campaign c;
        c.start = day(0);
        c.end = day(30);
        c.default_language = "en";
        c.sides = {{"south", "solid", {140, 74, 47}, Bloc::negative, {}},
                   {"north", "hatch", {47, 107, 79}, Bloc::positive, {}}};
        c.negative_side = 0;
        c.positive_side = 1;
        c.sources["frieser"] = {"frieser", "A book", "Karl-Heinz Frieser (Hg.)", "2007", "book", {}};
        c.sources["two"] = {"two", "Another", "David M. Glantz, Jonathan M. House", "1995", "book", {}};
        c.series = {series("men-south", SeriesKind::men, 0, 400, 486, 849),
                    series("men-north", SeriesKind::men, 1, 1254, 1670, 1670),
                    series("tanks-south", SeriesKind::tanks, 0, 5, 5, 5)};
        Formation army;
        army.id = "army";
        army.side = 1;
        army.name = "army";
        army.from = day(0);
        army.to = day(30);
        army.commanders = {{"person.a", "rank", day(0)}, {"person.b", "", day(5)}};
        army.positions = {{day(0), {}}};
        c.formations = {army};
        TextTable table{"en", "English", {}, {}};
        table.entries = {{"title.men-south", "Southern army"},
                         {"title.men-north", "Northern army"},
                         {"title.tanks-south", "Southern army"},
                         {"unit", "soldiers"},
                         {"person.a", "A. Leader"},
                         {"person.b", "B. Leader"},
                         {"rank", "General"},
                         {"army", "Army of the North"},
                         {"chart", "Forces compared on 1 June"},
                         {"subtitle", "Summer of 1807"}};
        c.texts["en"] = table;
        return c;
    }();
    return campaign;
}

Chart chart(ChartKind kind, std::vector<std::string> ids) {
    return {kind, "chart", std::move(ids), 0, 8, {}};
}

const GlyphAtlas& atlas() {
    static const GlyphAtlas made = [] {
        std::vector<AtlasText> texts;
        for (const auto& [key, text] : forces().texts.at("en").entries)
            for (const TextStyle& style : {panel_style("en"), panel_bold_style("en"), title_style("en")})
                texts.push_back({style, text});
        texts.push_back({panel_figure_style("en"), "0123456789,–\u00A0"});
        return std::move(*GlyphAtlas::create(test::film_fonts(), texts));
    }();
    return made;
}

const std::vector<MadeSeries>& no_made_series() {
    static const std::vector<MadeSeries> none;
    return none;
}

ChartInput input(const Chart& chart, double days = 0, double since_s = 4) {
    return {&forces(), &no_made_series(), &chart, "en", days * 24 * 60, since_s};
}

constexpr FrameSize shapes[] = {{1920, 1080}, {1080, 1920}, {1080, 1080}, {2560, 720}};

bool in_safe_area(const FlatBatch& batch, FrameSize size) {
    const auto w = static_cast<float>(size.width_px), h = static_cast<float>(size.height_px);
    return std::all_of(batch.glyphs.begin(), batch.glyphs.end(), [&](const GlyphInstance& g) {
        return g.origin_px.x >= 0.05F * w - 2 && g.origin_px.x <= 0.95F * w && g.origin_px.y >= 0.05F * h &&
               g.origin_px.y <= 0.95F * h;
    });
}

} // namespace

TEST_CASE("charts of every kind stay in the title-safe area in every shape of frame") {
    const TypeSetter type(test::film_fonts(), atlas());
    for (const ChartKind kind : {ChartKind::comparison, ChartKind::counter, ChartKind::curve})
        for (const FrameSize size : shapes) {
            const Chart c = chart(kind, {"men-south", "men-north", "tanks-south"});
            FlatBatch batch;
            add_chart(batch, input(c), PanelGrid(size, 1), style_of(Theme::atlas), type);
            INFO(size.width_px << "x" << size.height_px);
            REQUIRE(batch.glyphs.size() > 40);
            CHECK(in_safe_area(batch, size));
        }
}

TEST_CASE("a chart comes and goes softly and is gone before and after its time") {
    const TypeSetter type(test::film_fonts(), atlas());
    const Chart c = chart(ChartKind::counter, {"men-south"});
    const auto strongest = [&](double since_s) {
        FlatBatch batch;
        add_chart(batch, input(c, 0, since_s), PanelGrid({1920, 1080}, 1), style_of(Theme::atlas), type);
        float alpha = 0;
        for (const GlyphInstance& g : batch.glyphs)
            alpha = std::max(alpha, g.colour.a);
        return alpha;
    };
    CHECK(strongest(0) == 0);
    CHECK(strongest(4) == 1);
    CHECK(strongest(8) == 0);
    for (double t = 0; t < 8; t += 0.04)
        CHECK(std::abs(strongest(t + 0.04) - strongest(t)) < 0.2F);
}

TEST_CASE("a chart's plate is as large as what names keep off") {
    const Chart c = chart(ChartKind::comparison, {"men-south", "men-north"});
    const PanelGrid grid({1280, 720}, 1);
    const UnitBox box = chart_box(input(c), grid, PanelMeasure(test::film_fonts()));
    CHECK(box.x1 == Approx(grid.safe.x1));
    CHECK(box.y0 == Approx(grid.safe.y0));
    CHECK(box.y1 < grid.above_caption);
}

TEST_CASE("a chart names the works behind its numbers, each once") {
    const Chart c = chart(ChartKind::comparison, {"men-south", "men-north"});
    CHECK(source_line(forces(), c, 0) == "Frieser 2007");
    CHECK(source_line(forces(), c, 10 * 24 * 60) == "Glantz/House 1995; Frieser 2007");
}

TEST_CASE("numbers are written as people of the language write them") {
    CHECK(number_text(1670300, "de") == "1\u00A0670\u00A0300");
    CHECK(number_text(1670300, "en") == "1,670,300");
    CHECK(number_text(1670300, "pl") == "1\u00A0670\u00A0300");
    CHECK(number_text(4070, "pl") == "4070");
    CHECK(number_text(602, "de") == "602");
    CHECK(range_text(486000, 849000, "en") == "486,000–849,000");
    CHECK(range_text(602, 602, "en") == "602");
}

TEST_CASE("a lower third takes what it does not say from its formation") {
    const auto text = [](const LowerThird& third, int on_day) {
        return lower_third_text(forces(), third, "en", on_day * 24.0 * 60);
    };
    LowerThird third;
    third.formation = "army";
    CHECK(text(third, 1).name == "A. Leader");
    CHECK(text(third, 1).role == "General, Army of the North");
    CHECK(text(third, 1).side == 1);
    CHECK(text(third, 6).name == "B. Leader");
    CHECK(text(third, 6).role == "Army of the North");
    third.name = "person.a";
    CHECK(text(third, 6).name == "A. Leader");
}

TEST_CASE("lower thirds and titles stand above captions, below the date and inside every frame") {
    const TypeSetter type(test::film_fonts(), atlas());
    LowerThird third;
    third.formation = "army";
    third.note = "chart";
    const LowerThirdText text = lower_third_text(forces(), third, "en", 0);
    const TitleCard card{"Forces compared on 1 June", "Summer of 1807"};
    for (const FrameSize size : shapes) {
        const PanelGrid grid(size, 1);
        const UnitBox box = lower_third_box(text, "en", grid, PanelMeasure(test::film_fonts()));
        CHECK(box.y1 <= grid.above_caption);
        const UnitBox title = title_card_box(card, "en", grid, PanelMeasure(test::film_fonts()));
        CHECK(title.y0 >= grid.below_date);
        CHECK(title.y1 < box.y0);
        FlatBatch batch;
        add_lower_third(batch, text, forces(), "en", 2, 6, grid, style_of(Theme::atlas), type);
        add_title_card(batch, card, "en", 1.5, grid, style_of(Theme::atlas), type);
        REQUIRE(batch.glyphs.size() > 30);
        CHECK(in_safe_area(batch, size));
    }
}

TEST_CASE("in a very wide picture panels stay in its middle") {
    const PanelGrid grid({3840, 1080}, 1);
    CHECK(grid.safe.x1 - grid.safe.x0 == Approx(0.9 * 16000 / 9));
    CHECK(0.5 * (grid.safe.x0 + grid.safe.x1) == Approx(0.5 * 32000 / 9));
}
