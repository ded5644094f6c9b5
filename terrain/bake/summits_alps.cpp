#include "terrain/bake/summits_tables.hpp"

namespace bagration::tables {

namespace {

// The eastern Alps, Italy, Asia Minor, the Lebanon and the west of the Caucasus.
constexpr Summit table[] = {
    {"Heukuppe (Rax)", 47.6889, 15.6897, 2007, "maps"},
    {"Hochschwab", 47.6181, 15.1422, 2277, "maps"},
    {"Ötscher", 47.8611, 15.2022, 1893, "maps"},
    {"Großer Priel", 47.7167, 14.0633, 2515, "alps"},
    {"Grimming", 47.5203, 14.0167, 2351, "alps"},
    {"Hochtor (Gesäuse)", 47.5614, 14.6331, 2369, "alps"},
    {"Schöckl", 47.1986, 15.4661, 1445, "maps"},
    {"Großer Speikkogel (Koralpe)", 46.7875, 14.9706, 2140, "maps"},
    {"Dobratsch", 46.6036, 13.6733, 2166, "maps"},
    {"Hochalmspitze", 47.0156, 13.3192, 3360, "slovenia"},
    {"Ankogel", 47.0514, 13.2483, 3252, "maps"},
    {"Hochgall", 46.9106, 12.1389, 3436, "maps"},
    {"Raucheck", 47.4942, 13.2392, 2430, "maps"},
    {"Schafberg", 47.7767, 13.4336, 1783, "maps"},
    {"Gaisberg", 47.8039, 13.1106, 1287, "maps"},
    {"Stuhleck", 47.5719, 15.7906, 1782, "maps"},
    {"Hochwechsel", 47.5303, 15.9142, 1743, "maps"},
    {"Eisenhut", 46.9519, 13.9303, 2441, "maps"},
    {"Kahlenberg", 48.2769, 16.3339, 484, "maps"},
    {"Jauerling", 48.3350, 15.3369, 960, "maps"},
    {"Kitzsteinhorn", 47.1883, 12.6878, 3203, "maps"},
    {"Patscherkofel", 47.2086, 11.4606, 2246, "maps"},
    {"Zuckerhütl", 46.9656, 11.1544, 3507, "maps"},
    {"Parseierspitze", 47.1742, 10.4778, 3036, "maps"},
    {"Birkkarspitze", 47.4108, 11.4378, 2749, "alps"},
    {"Ellmauer Halt", 47.5606, 12.3025, 2344, "alps"},
    {"Olperer", 47.0533, 11.6575, 3476, "maps"},
    {"Antelao", 46.4528, 12.2606, 3264, "maps"},
    {"Pelmo", 46.4203, 12.1361, 3168, "maps"},
    {"Civetta", 46.3803, 12.0539, 3220, "maps"},
    {"Cima di Vezzana", 46.2903, 11.8306, 3192, "maps"},
    {"Coglians", 46.6067, 12.8819, 2780, "maps"},
    {"Monte Grappa", 45.8731, 11.7989, 1775, "maps"},
    {"Monte Baldo", 45.7286, 10.8431, 2218, "maps"},
    {"Velino", 42.1469, 13.3803, 2486, "maps"},
    {"Catria", 43.4619, 12.7044, 1701, "maps"},
    {"Cusna", 44.2878, 10.3903, 2121, "maps"},
    {"Amiata", 42.8878, 11.6239, 1738, "maps"},
    {"Falterona", 43.8708, 11.6947, 1654, "maps"},
    {"Miletto", 41.4486, 14.3694, 2050, "maps"},
    {"Vulture", 40.9472, 15.6333, 1326, "maps"},
    {"Botte Donato", 39.2844, 16.4408, 1928, "maps"},
    {"Pizzo Carbonara", 37.8931, 14.0242, 1979, "maps"},
    {"Kaz Dağı (Ida)", 39.7039, 26.8556, 1774, "maps"},
    {"Tahtalı Dağı", 36.5378, 30.4422, 2366, "maps"},
    {"Honaz", 37.6792, 29.2844, 2528, "maps"},
    {"Qurnat as-Sawda", 34.2994, 36.1172, 3088, "maps"},
    {"Dombay-Ulgen", 43.2439, 41.7272, 4046, "maps"},
    {"Fisht", 43.9533, 39.9033, 2867, "maps"},
    {"Hoher Göll", 47.5939, 13.0678, 2522, "maps"},
    {"Benediktenwand", 47.6522, 11.4667, 1800, "maps"},
    {"Kitzbüheler Horn", 47.4756, 12.4297, 1996, "maps"},
    {"Langkofel", 46.5253, 11.7344, 3181, "maps"},
    {"Pasubio", 45.7922, 11.1764, 2232, "maps"},
    {"Piz Buin", 46.8444, 10.1183, 3312, "maps"},
    {"Valluga", 47.1575, 10.2131, 2809, "maps"},
};

} // namespace

std::span<const Summit> alps() {
    return table;
}

} // namespace bagration::tables
