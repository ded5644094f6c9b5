"""Holds the #include lines against the table of modules in ARCHITECTURE.md.

usage: check_includes.py PROJECT_FOLDER
Prints each include that its module may not have, as file:line, and exits with 1.
"""
import re
import sys
from pathlib import Path

# Module -> the modules that it may include besides itself. A file belongs to the longest matching folder.
MODULES = {
    "terrain/geo": set(),
    "terrain": {"terrain/geo"},
    "terrain/bake": {"terrain", "terrain/geo"},
    "campaign": {"terrain/geo"},
    "campaign/control": {"campaign", "terrain/geo"},
    "renderer/text": {"terrain/geo"},
    "renderer/scene": {"renderer/text", "campaign", "campaign/control", "terrain", "terrain/geo"},
    "renderer/gl": {"terrain/geo"},
    "renderer/passes": {"renderer/gl", "renderer/scene", "renderer/text", "campaign", "campaign/control", "terrain",
                        "terrain/geo"},
    "renderer": {"renderer/gl", "renderer/passes", "renderer/scene", "renderer/text", "campaign", "campaign/control",
                 "terrain", "terrain/geo"},
    "app/files": {"terrain/geo"},
    "app/voice": {"app/files", "renderer", "campaign", "terrain/geo"},
    "app/kiosk": {"app/files", "campaign", "terrain/geo"},
    "app": {"app/files", "app/kiosk", "app/voice", "app/player", "renderer", "renderer/gl", "renderer/scene", "renderer/text", "campaign", "campaign/control",
            "terrain", "terrain/geo", "terrain/bake"},
    "app/player": {"app/kiosk", "app/voice", "renderer", "renderer/gl", "renderer/scene", "renderer/text", "campaign", "campaign/control", "terrain",
                   "terrain/geo"},
}

# Third-party header (pattern of its name) -> the only modules that may include it.
THIRD_PARTY = {
    r"epoxy/|EGL/|GL/|GLES": {"renderer/gl"},
    r"GLFW/|imgui": {"app/player"},
    r"CLI/|spdlog/": {"app"},
    r"sndfile|samplerate": {"app/voice"},
    r"AL/": {"app/player"},
    r"netcdf|gdal|cpl_|ogr_": {"terrain/bake"},
    r"proj\.h": {"terrain/geo"},
    r"ft2build|freetype/|hb": {"renderer/text"},
    r"toml\+\+/|toml\.hpp": {"campaign"},
    r"png\.h": {"renderer"},
    r"zstd\.h": {"terrain", "campaign/control"},
    r"glm/": {"renderer", "renderer/gl", "renderer/text", "renderer/scene", "renderer/passes", "app", "app/player"},
}

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


def module_of(path):
    """The module that a path below the project's folder belongs to, or None."""
    fitting = [name for name in MODULES if path.startswith(name + "/")]
    return max(fitting, key=len) if fitting else None


def complaint(module, quoted, name):
    """What is wrong with the include, or None."""
    target = module_of(name) if quoted else None
    if target is not None:
        if target != module and target not in MODULES[module]:
            return "%s may not include %s" % (module, target)
        return None
    for pattern, allowed in THIRD_PARTY.items():
        if re.match(pattern, name) and module not in allowed:
            return "%s may not include <%s>; only %s" % (module, name, ", ".join(sorted(allowed)))
    return None


def main():
    root = Path(sys.argv[1])
    files = [f for top in ("terrain", "campaign", "renderer", "app") for f in sorted((root / top).rglob("*.[ch]pp"))]
    assert files, "no sources below " + str(root)
    faults = 0
    for file in files:
        path = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            wrong = match and complaint(module_of(path), match[1] == '"', match[2])
            if wrong:
                print("%s:%d: %s" % (path, number, wrong))
                faults += 1
    print("%d files, %d forbidden includes" % (len(files), faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
