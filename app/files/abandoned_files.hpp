#pragma once
// What a process that is ended in the middle of its work would leave behind.

namespace bagration {

/// Removes the files under temporary names (".part", ".partial") that this process holds open, and its
/// scratch folders.
void remove_abandoned_files();

} // namespace bagration
