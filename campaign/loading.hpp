#pragma once
// The workplace of one load_campaign: the campaign as far as it is read, the findings, and the references
// that can be checked only when everything is there. Each read_* function reads one kind of file; check.hpp
// looks at the whole.
#include "campaign/explained.hpp"
#include "campaign/findings.hpp"
#include "campaign/load.hpp"
#include "campaign/model.hpp"
#include "campaign/object_reader.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bagration {

enum class ReferenceKind { source, story, text, highlight, subject, formation, series };

/// An id or key that must exist somewhere.
struct Reference {
    ReferenceKind kind;
    LocatedString name;
};

struct Loading {
    explicit Loading(const CampaignFiles& campaign_files) : files(campaign_files) {}

    const CampaignFiles& files;
    Findings findings;
    std::shared_ptr<Campaign> campaign = std::make_shared<Campaign>();
    bool has_window = false;
    bool has_shot = false; ///< A shot of the script has been read.
    std::vector<LocatedString> languages;
    std::vector<LocatedString> stories;
    std::vector<Reference> references;
    std::vector<Explained> explained;
    std::vector<Shot> attract; ///< Of an exhibition station.
    std::set<std::string>
        unreadable; ///< Files that are missing or do not parse: what they define is not known.

    /// Whether a file and all its parts are there and parse.
    bool readable(const std::string& file) const;
};

/// Ids of one kind, each of which may exist only once.
class UniqueIds {
  public:
    /// False, with a finding, when the id is taken.
    bool add(const LocatedString& id, const std::string& what, Findings& findings);

  private:
    std::map<std::string, SourcePlace> places_;
};

// Shared by the readers.
void refer(Loading& loading, ReferenceKind kind, const LocatedString& name);
void refer(Loading& loading, ReferenceKind kind, const std::vector<LocatedString>& names);
std::vector<std::string> plain_strings(const std::vector<LocatedString>& strings);
/// no_side, with a finding, when there is no such side.
/// A side that is part of another counts as that other.
SideIndex read_side(Loading& loading, const LocatedString& side_id);
/// False, with a finding, for a place outside of the window; says so when lon and lat seem swapped.
bool check_window(Loading& loading, LonLat lonlat, const SourcePlace& place);
/// A finding for a date that lies outside of the campaign.
void check_in_campaign(Loading& loading, const LocatedDate& date);
/// The point of the map plane.
PlanePoint project(const Loading& loading, LonLat lonlat);
/// A camera's `height_km`, `pitch`, `bearing` and its target under `target_key`.
CameraPose read_pose(Loading& loading, ObjectReader& reader, const std::string& target_key);
/// The keys `sources`, `confidence` and `note`.
Provenance read_provenance(Loading& loading, ObjectReader& reader);
/// `confidence` and the rule that only what is unverified may have no source.
Confidence read_confidence(Loading& loading, const LocatedString& word, bool has_sources);
/// A text key; empty when absent.
std::string read_text_key(Loading& loading, ObjectReader& reader, const std::string& key);
/// The optional keys `from` and `to`.
Validity read_validity(Loading& loading, ObjectReader& reader);
/// An optional text key; empty when absent.
std::string read_optional_text(Loading& loading, ObjectReader& reader, const std::string& key);

/// The files of one kind: "places.csv" and its parts "places/<name>.csv", those that exist, in order of name.
/// The file itself is always listed when it is needed and has no parts, so that its absence is reported.
std::vector<std::string> parts_of(const Loading& loading, const std::string& file, Need need);

/// Parses a file of the folder. Empty when it is absent (a finding when it is required) or broken.
std::optional<LocatedValue> parse_toml_file(Loading& loading, const std::string& file, Need need);
std::optional<LocatedValue> parse_json_file(Loading& loading, const std::string& file, Need need);
/// The bytes of a file when it is there and well-formed UTF-8, without a byte order mark.
std::optional<std::string_view> readable_text(Loading& loading, const std::string& file, Need need);

// One function for each kind of file, in the order in which they are called.
void read_campaign_toml(Loading& loading);
void read_sources(Loading& loading);
void read_texts(Loading& loading);
void read_theatre(Loading& loading);
void read_places(Loading& loading);
void read_traces(Loading& loading);
void read_areas(Loading& loading);
void read_arrows(Loading& loading);
void read_formations(Loading& loading);
void read_series(Loading& loading);
void read_events(Loading& loading);
void read_script(Loading& loading);
void read_names(Loading& loading);
void read_borders(Loading& loading);
void read_railways(Loading& loading);
void read_explained(Loading& loading);

/// The keys of a shot for what is drawn over the map: charts, lower thirds, formations, ghost, spotlight,
/// pulse. Part of read_script.
void read_shot_graphics(Loading& loading, ObjectReader& shot_reader, Shot& shot);

} // namespace bagration
