#pragma once
// Latin letters without their marks: whether two spellings of a name differ in more than those.
#include <string>
#include <string_view>

namespace bagration {

/// "Rīga" -> "Riga", "Gołdap" -> "Goldap"; letters of other scripts stay as they are.
std::string without_marks(std::string_view utf8);

} // namespace bagration
