#pragma once
// Which options each command has, what they are called and how `--help` describes them.
#include "app/arguments.hpp"

namespace CLI {
class App;
}

namespace bagration {

/// The arguments of every command; parsing fills those of the command that was named.
struct AllCommands {
    PlayCommand play;
    KioskCommand kiosk;
    ExportCommand export_film;
    StillCommand still;
    ValidateCommand validate;
    QueryCommand query;
    InfoCommand info;
    TerrainBuildCommand terrain_build;
    TerrainInfoCommand terrain_info;
    BenchCommand bench;
    NewCommand new_campaign;
    KeysCommand keys;
    bool verbose = false;
};

/// Adds every command to the parser. `commands` must outlive the parsing.
void add_commands(CLI::App& parser, AllCommands& commands);

} // namespace bagration
