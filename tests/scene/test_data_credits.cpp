#include "renderer/scene/data_credits.hpp"
#include "terrain/bake/sources.hpp"

#include <catch2/catch.hpp>

using namespace bagration;

TEST_CASE("Credits of the map's data speak the film's language") {
    CHECK(data_credit("Named rivers: Natural Earth (public domain)", "de") ==
          "Benannte Flüsse: Natural Earth (gemeinfrei)");
    CHECK(data_credit("Type: Inter by Rasmus Andersson (SIL Open Font Licence)", "pl") ==
          "Pismo: Inter – Rasmus Andersson (SIL Open Font Licence)");
    CHECK(data_credit("Named rivers: Natural Earth (public domain)", "en") ==
          "Named rivers: Natural Earth (public domain)");
}

TEST_CASE("Every line of the data that a pack is baked from is translated") {
    for (const Source& source :
         {sources::etopo5, sources::shores, sources::named_rivers, sources::towns, sources::satellite})
        for (const std::string_view language : {"de", "pl"}) {
            INFO(source.credit);
            const std::string text = data_credit(source.credit, language);
            CHECK(text != source.credit);
            for (const std::string_view english : {"public domain", " and ", "through", "after "})
                CHECK(text.find(english) == std::string::npos);
        }
}

TEST_CASE("A line that nobody has translated stays as it is") {
    CHECK(data_credit("Copernicus DEM, © DLR", "de") == "Copernicus DEM, © DLR");
}
