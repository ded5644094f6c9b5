#pragma once
// The commands of the program, one function each: prints data to context.out and messages to context.err,
// gives the exit code.
#include "app/app_context.hpp"
#include "app/arguments.hpp"

namespace bagration {

int run_play(const PlayCommand& command, const AppContext& context);
int run_kiosk(const KioskCommand& command, const AppContext& context);
int run_export(const ExportCommand& command, const AppContext& context);
int run_still(const StillCommand& command, const AppContext& context);
int run_validate(const ValidateCommand& command, const AppContext& context);
int run_query(const QueryCommand& command, const AppContext& context);
int run_info(const InfoCommand& command, const AppContext& context);
int run_terrain_build(const TerrainBuildCommand& command, const AppContext& context);
int run_terrain_info(const TerrainInfoCommand& command, const AppContext& context);
int run_bench(const BenchCommand& command, const AppContext& context);
int run_new(const NewCommand& command, const AppContext& context);
int run_keys(const KeysCommand& command, const AppContext& context);

} // namespace bagration
