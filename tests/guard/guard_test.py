#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that the guard finds what it is there to find: tiny trees, each with one fault."""
import tempfile
import unittest
from pathlib import Path

import guard

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


def problems_of(files):
    """The guard's findings in a tree of these files (name -> text; SPDX is added to engine sources)."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(guard.problems(folder))


def problems_of_source(name, text):
    return problems_of({name: SPDX + text})


class Arrows(unittest.TestCase):
    def test_downward_includes_are_allowed(self):
        for name, header in [
            ("engine/geo/a.cpp", "base/result.h"),
            ("engine/geo/a.cpp", "geo/crs.h"),
            ("engine/data/a.cpp", "model/series.h"),
            ("engine/model/a.h", "geo/coordinates.h"),
            ("engine/render/a.cpp", "gpu/context.h"),
            ("engine/app/a.cpp", "ui/panel.h"),
            ("engine/gpu/a.cpp", "shaders/layout.h"),
        ]:
            self.assertEqual(problems_of_source(name, f'#include "{header}"\n'), [], (name, header))

    def test_an_arrow_that_runs_back_fails(self):
        for name, header in [
            ("engine/base/a.cpp", "geo/crs.h"),
            ("engine/geo/a.h", "model/series.h"),
            ("engine/gpu/a.h", "geo/crs.h"),
            ("engine/gpu/a.h", "mesh/draw_list.h"),
            ("engine/scene/a.h", "data/vector.h"),
            ("engine/mesh/a.cpp", "text/shape.h"),
            ("engine/render/a.cpp", "page/legend.h"),
            ("engine/sink/a.cpp", "compose/job.h"),
            ("engine/compose/a.cpp", "ui/panel.h"),
            ("engine/ui/a.cpp", "app/window.h"),
        ]:
            found = problems_of_source(name, f'\n#include "{header}"\n')
            self.assertEqual(len(found), 1, (name, header, found))
            self.assertIn(f"{name}:3: ", found[0])
            self.assertIn(header, found[0])

    def test_vulkan_stays_out_of_the_folders_that_know_none(self):
        for folder in ["model", "style", "scene", "data"]:
            for header in ['"gpu/context.h"', "<vulkan/vulkan.h>", '"shaders/layout.h"']:
                found = problems_of_source(f"engine/{folder}/a.h", f"#include {header}\n")
                self.assertEqual(len(found), 1, (folder, header, found))

    def test_a_folder_outside_the_architecture_fails(self):
        self.assertEqual(len(problems_of_source("engine/utils/a.cpp", "int x;\n")), 1)
        self.assertEqual(len(problems_of_source("engine/a.cpp", "int x;\n")), 1)


class Libraries(unittest.TestCase):
    def test_each_stays_in_its_place(self):
        for header, good, bad in [
            ("imgui.h", "engine/ui/a.cpp", "engine/compose/a.cpp"),
            ("imgui_impl_vulkan.h", "engine/app/a.cpp", "engine/render/a.cpp"),
            ("gdal_priv.h", "engine/data/a.cpp", "engine/geo/a.cpp"),
            ("ogrsf_frmts.h", "engine/data/a.cpp", "engine/model/a.cpp"),
            ("cpl_conv.h", "engine/sink/geotiff.cpp", "engine/sink/png.cpp"),
            ("GLFW/glfw3.h", "engine/app/a.cpp", "engine/ui/a.cpp"),
        ]:
            self.assertEqual(problems_of_source(good, f"#include <{header}>\n"), [], header)
            self.assertEqual(len(problems_of_source(bad, f"#include <{header}>\n")), 1, header)
            self.assertEqual(len(problems_of_source(bad, f'#  include "{header}"\n')), 1, header)


class Clocks(unittest.TestCase):
    BAD = [
        "auto t = std::chrono::steady_clock::now();",
        "auto t = std::chrono::system_clock::now();",
        "std::random_device seed;",
        "int r = rand();",
        "auto t = time(nullptr);",
        "auto t = std::time(0);",
        "gettimeofday(&t, nullptr);",
        "clock_gettime(CLOCK_MONOTONIC, &t);",
    ]
    GOOD = [
        "// steady_clock is only in app",
        'say("rand() is not used");',
        "double x = scene.time(0);",
        "double operand(int x);",
        "/* std::chrono::system_clock\n::now() */",
        "std::chrono::milliseconds timeout{5};",
    ]

    def test_only_app_has_one(self):
        for line in self.BAD:
            self.assertEqual(len(problems_of_source("engine/scene/a.cpp", line + "\n")), 1, line)
            self.assertEqual(problems_of_source("engine/app/a.cpp", line + "\n"), [], line)

    def test_words_that_only_look_like_one_pass(self):
        for line in self.GOOD:
            self.assertEqual(problems_of_source("engine/scene/a.cpp", line + "\n"), [], line)


class Files(unittest.TestCase):
    def test_a_long_file_fails(self):
        self.assertEqual(problems_of_source("engine/geo/a.cpp", "//\n" * 599), [])
        self.assertEqual(len(problems_of_source("engine/geo/a.cpp", "//\n" * 600)), 1)

    def test_code_that_is_not_compiled_fails(self):
        found = problems_of_source("engine/geo/a.cpp", "#if 0\nint x;\n#endif\n")
        self.assertEqual(len(found), 1)
        self.assertIn("engine/geo/a.cpp:2: ", found[0])
        self.assertEqual(len(problems_of_source("shaders/a.comp", "  # if 0\n")), 1)
        self.assertEqual(problems_of_source("engine/geo/a.cpp", "#if 01 == 1\n#endif\n"), [])

    def test_a_missing_licence_line_fails(self):
        for name in ["engine/geo/a.h", "shaders/a.frag", "tests/unit/a.cpp", "tools/a.sh", "run", "cmake/A.cmake"]:
            found = problems_of({"engine/CMakeLists.txt": "#" + SPDX, name: "nothing\n"})
            self.assertEqual(len(found), 1, (name, found))
            self.assertIn(f"{name}:1: ", found[0])

    def test_a_shebang_may_stand_before_the_licence(self):
        self.assertEqual(problems_of({"run": "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n"}), [])

    def test_what_was_built_is_not_looked_at(self):
        self.assertEqual(problems_of({"build/engine/a.cpp": "#if 0\n", "engine/build/a.cpp": "#if 0\n"}), [])


class Documents(unittest.TestCase):
    def test_a_path_that_does_not_exist_fails(self):
        tree = {"engine/geo/a.h": SPDX, "tests/golden/one/expected.png": ""}
        good = "Read `engine/geo/a.h`, [it](engine/geo/a.h), `tests/golden/*/expected.png`, engine/geo/.\n"
        self.assertEqual(problems_of({**tree, "README.md": good}), [])
        for bad in ["`engine/geo/b.h`", "[it](docs/missing.md)", "see tests/window/.", "`tests/golden/*/scene.json`"]:
            found = problems_of({**tree, "README.md": "\n" + bad + "\n"})
            self.assertEqual(len(found), 1, (bad, found))
            self.assertIn("README.md:2: ", found[0])

    def test_architecture_names_files_from_its_own_folder(self):
        tree = {"engine/geo/a.h": SPDX}
        self.assertEqual(problems_of({**tree, "engine/ARCHITECTURE.md": "`geo/a.h` and engine/geo/a.h\n"}), [])
        self.assertEqual(len(problems_of({**tree, "engine/ARCHITECTURE.md": "`geo/b.h`\n"})), 1)

    def test_addresses_and_placeholders_are_no_paths(self):
        text = "[x](https://example.org/engine/b.h) `tests/unit/<module>` `frames/%05d.png` and/or\n"
        self.assertEqual(problems_of({"engine/CMakeLists.txt": "#" + SPDX, "README.md": text}), [])


class Goldens(unittest.TestCase):
    def test_a_case_without_its_picture_fails(self):
        case = {"tests/golden/coast/scene.json": "{}"}
        found = problems_of(case)
        self.assertEqual(len(found), 1)
        self.assertIn("tests/golden/coast:1: ", found[0])
        self.assertEqual(problems_of({**case, "tests/golden/coast/expected.png": ""}), [])


if __name__ == "__main__":
    unittest.main()
