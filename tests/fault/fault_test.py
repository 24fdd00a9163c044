#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program under faults and checks its exit status, its message and what it leaves behind.

Usage: fault_test.py NORTHWAY FULL_DISK_LIBRARY
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = FULL_DISK = ""
FAILED, USAGE, BAD_INPUT = 1, 2, 3


def scene_of(path):
    """A scene that draws the lines of one dataset."""
    return json.dumps({
        "version": 8,
        "sources": {"lines": {"type": "gdal", "path": str(path)}},
        "layers": [{"id": "lines", "type": "line", "source": "lines"}],
    })


class Fault(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.input = Path(scratch.name, "input")
        self.output = Path(scratch.name, "output")
        self.input.mkdir()
        self.output.mkdir()

    def write(self, name, content):
        path = self.input / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def expect_failure(self, status, words, *arguments, **environment):
        """Fails with this status and a message that holds these words; leaves no file."""
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.output, capture_output=True,
                              text=True, env={**os.environ, **environment})
        self.assertEqual(done.returncode, status, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(list(self.output.iterdir()), [])


class Input(Fault):
    def test_a_missing_scene(self):
        self.expect_failure(BAD_INPUT, ["no-such.json"], "render", "no-such.json", "-o", "a.png")

    def test_a_scene_that_is_no_json(self):
        scene = self.write("broken.json", '{"version": 8, "layers": [')
        self.expect_failure(BAD_INPUT, ["broken.json"], "render", scene, "-o", "a.png")

    def test_a_scene_of_the_wrong_shape(self):
        for text in ["[]", "null", '{"version": 7}', '{"version": 8, "sources": 1, "layers": {}}']:
            scene = self.write("shape.json", text)
            self.expect_failure(BAD_INPUT, ["shape.json"], "render", scene, "-o", "a.png")

    def test_a_truncated_geopackage(self):
        dataset = self.write("cut.gpkg", b"SQLite format 3\0" + bytes(200))
        scene = self.write("cut.json", scene_of(dataset))
        self.expect_failure(BAD_INPUT, ["cut.gpkg"], "render", scene, "-o", "a.png")

    def test_a_missing_dataset(self):
        scene = self.write("gone.json", scene_of(self.input / "gone.gpkg"))
        self.expect_failure(BAD_INPUT, ["gone.gpkg"], "render", scene, "-o", "a.png")


class Usage(Fault):
    def test_a_size_of_nothing(self):
        for size in ["0x5", "5x0", "-1x5", "5", "axb", "99999999x99999999"]:
            self.expect_failure(USAGE, ["size"], "render", "-o", "a.png", f"--size={size}")

    def test_a_crs_that_does_not_exist(self):
        self.expect_failure(USAGE, ["EPSG:999999"], "render", "-o", "a.png", "--crs", "EPSG:999999")

    def test_an_unknown_option_and_an_unknown_command(self):
        self.expect_failure(USAGE, ["--sise"], "render", "-o", "a.png", "--sise", "5x5")
        self.expect_failure(USAGE, [], "rendr", "-o", "a.png")

    def test_an_unknown_format(self):
        self.expect_failure(USAGE, ["a.xyz", ".png"], "render", "-o", "a.xyz")

    def test_a_film_with_odd_sides(self):
        self.expect_failure(USAGE, ["320x240"], "animate", "-o", "a.mp4", "--size", "319x239", "--from", "2019",
                            "--to", "2020", "--fps", "10", "--duration", "1")


class Output(Fault):
    SMALL = ["--size", "320x240"]
    FILM = [*SMALL, "--from", "2019", "--to", "2024", "--fps", "10", "--duration", "1"]

    def test_a_folder_that_is_missing(self):
        self.expect_failure(FAILED, ["no/a.png"], "render", "-o", "no/a.png", *self.SMALL)

    def test_a_place_that_nobody_can_write_to(self):
        for path in ["/proc/a.png", "/proc/%05d.png"]:
            command = "animate" if "%" in path else "render"
            size = self.FILM if "%" in path else self.SMALL
            self.expect_failure(FAILED, ["/proc"], command, "-o", path, *size)

    def test_a_full_disk(self):
        for command, name, size in [("render", "a.png", self.SMALL), ("animate", "%05d.png", self.FILM),
                                    ("animate", "a.mp4", self.FILM), ("animate", "a.webm", self.FILM)]:
            self.expect_failure(FAILED, [name.replace("%05d", "00000"), "No space left on device"], command, "-o",
                                name, *size, LD_PRELOAD=FULL_DISK)

    def test_a_film_that_is_stopped(self):
        for stop in [signal.SIGINT, signal.SIGTERM]:
            film = subprocess.Popen([PROGRAM, "animate", "-o", "a.mp4", "--size", "320x240", "--from", "2019",
                                     "--to", "2024", "--fps", "100", "--duration", "600"],
                                    cwd=self.output, stderr=subprocess.PIPE)
            self.addCleanup(film.stderr.close)
            time.sleep(1)  # long enough to be at work, whatever it is at then
            film.send_signal(stop)
            film.wait()
            self.assertNotEqual(film.returncode, 0)
            self.assertEqual(list(self.output.iterdir()), [])

    def test_without_ffmpeg_a_film_names_the_package(self):
        self.expect_failure(FAILED, ["a.mp4", "package ffmpeg"], "animate", "-o", "a.mp4", *self.FILM,
                            PATH=str(self.input))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: fault_test.py NORTHWAY FULL_DISK_LIBRARY")
    PROGRAM, FULL_DISK = sys.argv[1:3]
    del sys.argv[1:3]
    unittest.main()
