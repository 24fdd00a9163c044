#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program under faults and checks its exit status, its message and what it leaves behind.

Usage: fault_test.py NORTHWAY FULL_DISK_LIBRARY
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = FULL_DISK = ""
FAILED, USAGE, BAD_INPUT, NO_DEVICE = 1, 2, 3, 4
BASEMAP = Path(__file__).parents[2] / "geodata" / "basemap"


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

    def cut(self, source, share):
        """A copy of a file that breaks off."""
        content = source.read_bytes()
        return self.write(source.name, content[:int(len(content) * share)])

    def expect_success(self, *arguments, **environment):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.output, capture_output=True,
                              text=True, env={**os.environ, **environment})
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

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

    def test_datasets_that_break_off(self):
        for source in ["basemap.gpkg", "heights.tif"]:
            dataset = self.cut(BASEMAP / source, 0.4)
            self.expect_failure(BAD_INPUT, [source], "check", dataset)
        raster = json.dumps({"version": 8, "sources": {"h": {"type": "gdal", "path": "heights.tif"}},
                             "layers": [{"id": "relief", "type": "relief", "source": "h"}]})
        self.expect_failure(BAD_INPUT, ["heights.tif"], "render", self.write("relief.json", raster), "-o", "a.png")
        self.expect_failure(BAD_INPUT, ["basemap.gpkg"], "render", "-o", "a.png", "--add",
                            self.input / "basemap.gpkg")

    def test_broken_geojson_and_pictures(self):
        for name, content in [("a.geojson", '{"type": "FeatureCollection", "features": [{"type": "Fea'),
                              ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40)), ("a.csv", b"\xff\xfe\x00")]:
            path = self.write(name, content)
            self.expect_failure(BAD_INPUT, [name], "check", path)
            self.expect_failure(BAD_INPUT, [name], "render", "-o", "out.png", "--add", path)

    def test_a_scene_that_names_what_is_not_there(self):
        scene = {"version": 8, "sources": {"points": {"type": "geojson", "data": {
            "type": "FeatureCollection", "features": []}}},
            "layers": [{"id": "a", "type": "circle", "source": "pionts"}]}
        path = self.write("scene.json", json.dumps(scene))
        self.expect_failure(BAD_INPUT, ["scene.json", "layers[0].source", "'points'"], "render", path, "-o", "a.png")
        scene["layers"][0] = {"id": "a", "type": "cirle", "source": "points"}
        path = self.write("scene.json", json.dumps(scene))
        self.expect_failure(BAD_INPUT, ["scene.json", "layers[0].type", "'circle'"], "render", path, "-o", "a.png")

    def test_an_empty_dataset_is_no_fault(self):
        dataset = self.write("empty.geojson", '{"type": "FeatureCollection", "features": []}')
        report = json.loads(self.expect_success("check", dataset, "--format", "json"))
        self.assertEqual((report["content"][0]["rows"], report["errors"]), (0, []))
        self.expect_success("render", "-o", "a.png", "--size", "320x240", "--add", dataset)

    def test_check_tells_errors_as_json_too(self):
        dataset = self.write("a.geojson", "{")
        done = subprocess.run([PROGRAM, "check", dataset, "--format", "json"], capture_output=True, text=True)
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn("a.geojson", json.loads(done.stdout)["errors"][0]["message"])

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

    def test_an_unknown_layer_theme_and_scene(self):
        self.expect_failure(USAGE, ["--hide", "'lakes'"], "render", "-o", "a.png", "--hide", "lkes")
        self.expect_failure(USAGE, ["night"], "render", "-o", "a.png", "--theme", "nihgt")
        self.expect_failure(BAD_INPUT, ["'far-east'"], "render", "far-eest", "-o", "a.png")

    def test_values_that_are_none(self):
        for option, value in [("--time", "20x4"), ("--bbox", "105,62,150,38"), ("--bbox", "1,nan,2,3"),
                              ("--center", "127"), ("--zoom", "inf"), ("--scale", "5000000"), ("--lang", "de"),
                              ("--clock", "-1"), ("--state", "year")]:
            self.expect_failure(USAGE, [option, value], "render", "-o", "a.png", f"{option}={value}")

    def test_options_that_contradict_each_other(self):
        self.expect_failure(USAGE, ["--zoom", "--scale"], "render", "-o", "a.png", "--zoom", "3", "--scale", "1:5")
        self.expect_failure(USAGE, ["--bbox", "--center"], "render", "-o", "a.png", "--bbox", "1,2,3,4",
                            "--center", "1,2")

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
        # The loader splits LD_PRELOAD at spaces, and the build may lie in a folder with one.
        full_disk = shutil.copy(FULL_DISK, self.input)
        for command, name, size in [("render", "a.png", self.SMALL), ("animate", "%05d.png", self.FILM),
                                    ("animate", "a.mp4", self.FILM), ("animate", "a.webm", self.FILM)]:
            self.expect_failure(FAILED, [name.replace("%05d", "00000"), "No space left on device"], command, "-o",
                                name, *size, LD_PRELOAD=full_disk)

    def test_a_standard_output_that_is_full(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "devices"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, FAILED)
        self.assertIn("standard output", done.stderr)

    def test_text_that_finds_no_standard_output(self):
        for arguments in ["--help"], ["--version"], ["inspect"], ["check", "far-east"]:
            for redirection, reason in (">/dev/full", "No space left"), (">&-", "Bad file descriptor"):
                with self.subTest(arguments=arguments, redirection=redirection):
                    done = subprocess.run(["sh", "-c", f'exec "$0" "$@" {redirection}', PROGRAM, *arguments],
                                          stderr=subprocess.PIPE, text=True)
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertIn("cannot write to standard output: " + reason, done.stderr)

    def test_a_folder_that_is_no_catalogue(self):
        empty = os.path.join(self.input, "empty")
        os.mkdir(empty)
        for arguments in ["check", empty], ["check", empty, "--pack", "a.gpkg"], ["inspect", empty]:
            self.expect_failure(BAD_INPUT, ["holds no systems.csv"], *arguments)

    def test_a_picture_larger_than_memory_holds(self):
        self.expect_failure(USAGE, ["65000 x 65000", "--dpi"], "render", "-o", "a.png", "--size", "65000x65000")

    def test_a_picture_that_is_killed_leaves_nothing(self):
        for wait_s in [0.1, 0.3, 0.6]:
            still = subprocess.Popen([PROGRAM, "render", "-o", "a.png", "--size", "3000x2000"], cwd=self.output)
            time.sleep(wait_s)
            still.kill()
            still.wait()
            names = [path.name for path in self.output.iterdir()]
            self.assertIn(names, [[], ["a.png"]])
            if names:  # it was quicker: then the file is whole
                self.assertTrue((self.output / "a.png").read_bytes().endswith(b"IEND\xaeB`\x82"))
                (self.output / "a.png").unlink()

    def test_numbered_frames_that_are_stopped_are_whole(self):
        frames = subprocess.Popen([PROGRAM, "animate", "-o", "%05d.png", "--size", "320x240", "--from", "2019", "--to",
                                   "2024", "--fps", "100", "--duration", "600"], cwd=self.output,
                                  stderr=subprocess.PIPE)
        self.addCleanup(frames.stderr.close)
        while not any(self.output.iterdir()) and frames.poll() is None:
            time.sleep(0.05)
        frames.send_signal(signal.SIGINT)
        self.assertEqual(frames.wait(), FAILED)
        self.assertIn(b"stopped after", frames.stderr.read())
        for path in self.output.iterdir():
            self.assertRegex(path.name, r"^\d{5}\.png$")
            self.assertTrue(path.read_bytes().endswith(b"IEND\xaeB`\x82"), path.name)

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


class Device(Fault):
    def test_a_device_that_is_not_there(self):
        self.expect_failure(NO_DEVICE, ["nosuchgpu", "northway devices"], "render", "-o", "a.png", "--device",
                            "nosuchgpu")
        self.expect_failure(NO_DEVICE, ["nosuchgpu"], "devices", "--device", "nosuchgpu")

    def test_a_machine_without_vulkan_drivers(self):
        self.expect_failure(NO_DEVICE, ["mesa-vulkan-drivers"], "render", "-o", "a.png",
                            VK_ICD_FILENAMES="/dev/null", VK_DRIVER_FILES="/dev/null")

    def test_a_window_without_a_display(self):
        self.expect_failure(FAILED, ["northway render"], "view", DISPLAY="", WAYLAND_DISPLAY="")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: fault_test.py NORTHWAY FULL_DISK_LIBRARY")
    PROGRAM, FULL_DISK = sys.argv[1:3]
    del sys.argv[1:3]
    unittest.main()
