#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves the rules of engine/ARCHITECTURE.md on the source tree.

Usage: guard.py ROOT. Prints one line a problem, "file:line: what is wrong", and exits 1 if there is one.
"""
import re
import sys
from pathlib import Path

# Includes go down only: a folder may include the folders of lower ranks.
RANKS = [
    ["base"],
    ["geo", "model", "style", "gpu"],
    ["scene", "data", "mesh", "text"],
    ["page", "render", "sink"],
    ["compose"],
    ["ui"],
    ["app"],
]
RANK = {folder: rank for rank, folders in enumerate(RANKS) for folder in folders}
# Arrows inside a rank, each with its reason.
SIDEWAYS = {
    ("model", "geo"),  # a place, a route and a feature hold coordinates
}
# Down, yet forbidden: these folders know no Vulkan.
NO_VULKAN = {"base", "geo", "model", "style", "scene", "data", "sink"}

# Third-party headers that only some places may include.
HEADERS = [
    (re.compile(r"imgui"), lambda file: folder_of(file) in {"ui", "app"}, "Dear ImGui: only in ui and app"),
    (re.compile(r"GLFW/"), lambda file: folder_of(file) == "app", "GLFW: only in app"),
    (
        re.compile(r"(gdal|ogr|cpl_)\w*\.h"),
        lambda file: folder_of(file) == "data" or re.search(r"engine/sink/geotiff", file),
        "GDAL: only in data and the GeoTIFF sink",
    ),
    (
        re.compile(r"vulkan/|vk_\w+\.h"),
        lambda file: folder_of(file) not in NO_VULKAN,
        "Vulkan: not in " + ", ".join(sorted(NO_VULKAN)),
    ),
]

# A picture is a function: no clock and no chance outside app.
CLOCKS = re.compile(
    r"\b(steady_clock|system_clock|high_resolution_clock|random_device|gettimeofday|clock_gettime|timespec_get"
    r"|s?rand\s*\(|s?random\s*\(|clock\s*\(\s*\)|glfwGetTime"
    r"|(?<![\w.>])time\s*\(\s*(nullptr|NULL|0|&))"
)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')
MAX_LINES = 600

SOURCE_SUFFIXES = {".h", ".cpp", ".c", ".glsl", ".vert", ".frag", ".comp", ".py", ".sh", ".cmake"}
SOURCE_NAMES = {"CMakeLists.txt", "run", "test"}
SOURCE_FOLDERS = ["engine", "shaders", "tests", "tools", "cmake", "geodata", ".ci"]
GENERATED = {"build", "out", "__pycache__", ".git"}


def folder_of(file):
    parts = Path(file).parts
    return parts[1] if len(parts) > 2 and parts[0] == "engine" else ""


def files_under(root, folder):
    for path in sorted((root / folder).rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and not GENERATED.intersection(relative.parts):
            yield relative.as_posix()


def is_source(file):
    path = Path(file)
    return path.suffix in SOURCE_SUFFIXES or path.name in SOURCE_NAMES


def read(root, file):
    return (root / file).read_text(encoding="utf-8", errors="replace")


def without_comments(text):
    """The C++ text with comments and string literals blanked, line for line."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)

    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())

    return token.sub(blank, text)


def check_include(file, line, bracket, header):
    folder = folder_of(file)
    target = header.split("/")[0]
    if bracket == '"' and target in RANK and target != folder:
        down = RANK[target] < RANK[folder] or (folder, target) in SIDEWAYS
        if not down:
            yield f"{file}:{line}: {folder} includes {header}, which does not stand below it"
        elif target == "gpu" and folder in NO_VULKAN:
            yield f"{file}:{line}: {folder} includes {header}, but knows no Vulkan"
    if bracket == '"' and target == "shaders" and folder in NO_VULKAN:
        yield f"{file}:{line}: {folder} includes {header}, but knows no Vulkan"
    for pattern, allowed, rule in HEADERS:
        if target not in RANK and pattern.match(header) and not allowed(file):
            yield f"{file}:{line}: includes {header}; {rule}"


def check_engine_source(root, file):
    text = read(root, file)
    if folder_of(file) not in RANK:
        yield f"{file}:1: lies in no folder of the architecture"
        return
    for number, line in enumerate(text.splitlines(), 1):
        if found := INCLUDE.match(line):
            yield from check_include(file, number, *found.groups())
    if folder_of(file) != "app":
        for number, line in enumerate(without_comments(text).splitlines(), 1):
            if found := CLOCKS.search(line):
                yield f"{file}:{number}: {found.group().strip()}: a clock or chance outside app"


def check_engine(root):
    for file in files_under(root, "engine"):
        lines = read(root, file).count("\n")
        if is_source(file) and lines > MAX_LINES:
            yield f"{file}:{lines}: more than {MAX_LINES} lines; a file is one idea"
        if Path(file).suffix in {".h", ".cpp", ".c"}:
            yield from check_engine_source(root, file)


def check_sources(root):
    files = [file for folder in SOURCE_FOLDERS for file in files_under(root, folder)]
    files += [path.name for path in root.iterdir() if path.is_file()]
    for file in filter(is_source, files):
        lines = read(root, file).splitlines()
        if not any("SPDX-License-Identifier: Apache-2.0" in line for line in lines[:2]):
            yield f"{file}:1: the SPDX line is missing"
        for number, line in enumerate(lines, 1):
            if re.match(r"\s*#\s*if\s+0\b", line):
                yield f"{file}:{number}: #if 0; delete what is not compiled"


def paths_named_in(text, starts):
    """(line, path) of what a document names: links, and words in code that start with a known folder."""
    for number, line in enumerate(text.splitlines(), 1):
        for target in re.findall(r"\]\(([^)\s#]+)", line):
            if not re.match(r"[a-z]+:", target):
                yield number, target, True
        for word in re.findall(r"[\w.+*{}<>\[\],%-]+(?:/[\w.+*{}<>\[\],%-]*)+", line):
            word = word.strip(".,").removeprefix("./")
            if word.split("/")[0] in starts and not re.search(r"[<>{}%]", word):
                yield number, word, False


def check_documents(root):
    tops = {path.name for path in root.iterdir() if path.is_dir() and path.name not in GENERATED}
    tops |= {"engine", "shaders", "assets", "geodata", "tests", "tools", "cmake"}
    for file in ["README.md", "engine/ARCHITECTURE.md"]:
        if not (root / file).is_file():
            continue
        folders = [root] if file == "README.md" else [root / "engine", root]
        starts = tops if file == "README.md" else tops | set(RANK)
        for line, path, is_link in paths_named_in(read(root, file), starts):
            bases = [(root / file).parent] if is_link else folders
            if not any(exists(base, path) for base in bases):
                yield f"{file}:{line}: names {path}, which does not exist"


def exists(base, path):
    if "*" in path:
        return any(base.glob(path.rstrip("/")))
    return (base / path).exists()


def check_goldens(root):
    folder = root / "tests/golden"
    for case in sorted(folder.iterdir()) if folder.is_dir() else []:
        if case.is_dir() and case.name not in GENERATED and not list(case.glob("expected*.png")):
            yield f"tests/golden/{case.name}:1: the expected picture (expected.png) is missing"


def problems(root):
    root = Path(root)
    for check in [check_engine, check_sources, check_documents, check_goldens]:
        yield from check(root)


def main():
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "engine").is_dir():
        sys.exit("usage: guard.py ROOT, the folder with engine/ in it")
    found = list(problems(sys.argv[1]))
    print("\n".join(found) if found else "The tree keeps its rules.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
