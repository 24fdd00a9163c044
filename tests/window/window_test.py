#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Drives the real window under Xvfb with real input and compares what it shows with `northway render`.

Usage: window_test.py NORTHWAY
"""
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from display import Display, read_picture

PROGRAM = ""
WIDTH, HEIGHT = 1360, 800
# Where the panels stand at this size (engine/ui/layout.cpp).
SIDEBAR, CARD, TIME_BAR = 300, 370, 62
MAP = (SIDEBAR, 0, WIDTH - SIDEBAR, HEIGHT - TIME_BAR)


class Window(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.display = Display(WIDTH, HEIGHT)
        self.addCleanup(self.display.close)
        self.program = None

    def tearDown(self):
        if self.program and self.program.poll() is None:
            self.program.kill()
            self.program.wait()

    def start(self, *arguments):
        """Opens the window on the whole display, at rest and without panels; gives its picture."""
        self.messages = open(self.folder / "messages", "w+", encoding="utf-8")
        self.addCleanup(self.messages.close)
        self.program = subprocess.Popen(
            [PROGRAM, "view", "--size", f"{WIDTH}x{HEIGHT}", "--hide-ui", *arguments], cwd=self.folder,
            env=self.display.environment, stderr=self.messages)
        self.display.wait_until(lambda p: p.pixel(WIDTH // 2, HEIGHT // 2) != (0, 0, 0), "a map is shown")
        return self.display.settled()

    def show_panels(self):
        """Opens the panels; gives the settled picture."""
        self.display.move(WIDTH - 5, 5)
        before = self.display.picture()
        self.display.key("Tab")
        self.display.wait_until(lambda p: p.part(0, 0, 40, HEIGHT) != before.part(0, 0, 40, HEIGHT),
                                "the panels are open")
        return self.display.settled()

    def close(self):
        """Closes the window by its key; the program must end well and Vulkan have had no complaint."""
        self.display.key("ctrl+q")
        status = self.program.wait(timeout=60)
        self.messages.seek(0)
        self.assertEqual((status, self.messages.read()), (0, ""))

    def render(self, width, height, *arguments):
        path = self.folder / "rendered.png"
        subprocess.run([PROGRAM, "render", "-o", path, "--size", f"{width}x{height}", *arguments], check=True)
        return read_picture(path)

    def assert_same(self, shown, wanted):
        self.assertEqual((shown.width, shown.height), (wanted.width, wanted.height))
        differing = sum(a != b for a, b in zip(shown.rgb, wanted.rgb))
        self.assertEqual(differing, 0, "bytes differ between the window and the rendered picture")

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.program.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def test_it_shows_what_render_draws(self):
        shown = self.start("--lang", "zh", "--time", "2023")
        self.assert_same(shown, self.render(WIDTH, HEIGHT, "--lang", "zh", "--time", "2023"))
        self.close()

    def test_beside_the_panels_it_shows_what_render_draws_at_that_size(self):
        self.start()
        shown = self.show_panels()
        self.assert_same(shown.part(*MAP), self.render(MAP[2], MAP[3]))
        self.close()

    def test_a_layer_is_switched_off_and_on(self):
        self.start()
        before = self.show_panels()
        self.display.click(56, 54)  # the tab of the layers
        opened = self.display.settled()
        self.assertNotEqual(opened.part(0, 0, SIDEBAR, HEIGHT), before.part(0, 0, SIDEBAR, HEIGHT))
        self.assertEqual(opened.part(*MAP), before.part(*MAP))
        self.display.click(24, 156)  # the box of the topmost layer
        hidden = self.display.wait_until(lambda p: p.part(*MAP) != before.part(*MAP), "the layer is gone")
        self.display.move(150, 790)
        hidden = self.display.settled()
        self.assert_same(hidden.part(*MAP), self.render(MAP[2], MAP[3], "--hide", "country-labels"))
        self.display.click(24, 156)
        self.display.wait_until(lambda p: p.part(*MAP) == before.part(*MAP), "the layer is back")
        self.close()

    def knob(self, picture):
        """Where the slider's knob stands."""
        row = HEIGHT - TIME_BAR + 22
        return max(x for x in range(SIDEBAR, picture.width) if self.is_accent(picture.pixel(x, row))), row

    def test_the_year_is_dragged(self):
        self.start()
        shown = self.show_panels()
        knob, row = self.knob(shown)
        self.display.drag(knob - 4, row, SIDEBAR + 110, row)  # past the slider's end
        self.display.wait_until(lambda p: p.part(*MAP) != shown.part(*MAP), "another year is shown")
        dragged = self.display.settled()
        self.assert_same(dragged.part(*MAP), self.render(MAP[2], MAP[3], "--time", "1990.0"))
        self.close()

    @staticmethod
    def is_accent(pixel):
        """The colour of the slider's knob in the light theme: a dark blue."""
        return pixel[2] > pixel[0] + 80 and pixel[0] < 60

    def test_playing_moves_and_pausing_stops(self):
        still = self.start()
        self.display.key("space")
        first = self.display.wait_until(lambda p: p != still, "marks move")
        self.display.wait_until(lambda p: p not in (still, first), "marks move on")
        self.display.key("space")
        self.display.settled()
        self.close()

    def test_at_rest_it_uses_no_processor(self):
        self.start()
        before = self.cpu_seconds()
        time.sleep(3)
        self.assertLess(self.cpu_seconds() - before, 0.1)
        self.close()

    def test_a_click_on_a_system_opens_its_card(self):
        self.start("--center", "126.5,52.5", "--zoom", "5")
        # The line is found by its colour: the thick orange of gas pipelines.
        shown = self.show_panels()
        panel = shown.pixel(4, HEIGHT - 4)
        right = (WIDTH - CARD, 0, CARD, HEIGHT - TIME_BAR)
        self.assertLess(shown.part(*right).share_of(panel), 0.01)
        at = next((x, y) for y in range(250, HEIGHT - 300) for x in range(SIDEBAR + 150, WIDTH - 100)
                  if all(abs(a - b) < 12 for dx in (-2, 0, 2)
                         for a, b in zip(shown.pixel(x + dx, y), (213, 94, 0))))
        self.display.click(*at)
        self.display.wait_until(lambda p: p.part(*right).share_of(panel) > 0.5, "the card is open")
        self.display.key("Escape")
        self.display.wait_until(lambda p: p.part(*right).share_of(panel) < 0.01, "the card is closed")
        self.close()

    def open_timeline(self):
        """Opens the timeline with all events; gives the settled picture."""
        self.display.click(150, 23)
        self.display.settled()
        self.display.click(242, 126)  # all events, whatever is in view
        self.display.move(WIDTH // 2, HEIGHT - 4)
        return self.display.settled()

    def search_event(self, text):
        """Lists the events with a text and clicks the first; gives the picture with its card."""
        self.display.click(150, 94)
        self.display.hands("type", text)
        self.display.settled()
        before = self.display.picture()
        self.display.click(150, 210)
        self.display.move(WIDTH // 2, HEIGHT - 4)
        right = (WIDTH - CARD + 10, 0, CARD - 10, HEIGHT)
        panel = before.pixel(4, HEIGHT - 4)
        self.display.wait_until(lambda p: p.part(*right).share_of(panel) > 0.5, "the card is open")
        return self.display.settled()

    def close_card_and_fit(self):
        """The map as wide and as far as at the start, at the year that is shown."""
        self.display.key("Escape")
        self.display.key("Home")
        self.display.move(WIDTH // 2, HEIGHT - 4)
        self.display.settled()
        return self.display.settled()

    def test_an_event_sets_year_view_and_card(self):
        self.start()
        start = self.show_panels()
        self.open_timeline()
        jumped = self.search_event("Tongjiang railway bridge opens")
        beside = (SIDEBAR, 0, MAP[2] - CARD, MAP[3])
        wide = self.render(beside[2], beside[3], "--time", "2022-11-16")
        differing = sum(a != b for a, b in zip(jumped.part(*beside).rgb, wide.rgb))
        self.assertGreater(differing / len(wide.rgb), 0.5, "the view has gone to the bridge")
        self.assertLess(self.knob(jumped)[0], self.knob(start)[0], "the knob stands at another year")
        back = self.close_card_and_fit()
        self.assert_same(back.part(*MAP), self.render(MAP[2], MAP[3], "--time", "2022-11-16"))
        self.close()

    def test_an_event_without_a_system_on_the_map_goes_to_its_places(self):
        self.start()
        self.show_panels()
        self.open_timeline()
        jumped = self.search_event("EPEC")
        self.display.key("Home")
        fitted = self.display.wait_until(lambda p: p.part(*MAP) != jumped.part(*MAP), "Home leaves the places")
        self.assertEqual(fitted.part(0, 0, SIDEBAR, 60), jumped.part(0, 0, SIDEBAR, 60))
        back = self.close_card_and_fit()
        self.assert_same(back.part(*MAP), self.render(MAP[2], MAP[3], "--time", "2019-06-15"))
        self.close()

    def test_keys_step_from_event_to_event(self):
        self.start("--time", "2021")
        self.show_panels()
        pictures = []
        before = self.display.picture()
        for key in ("bracketright", "bracketright", "bracketleft"):
            self.display.key(key)
            self.display.wait_until(lambda p: p != before, "the next event is shown")
            before = self.display.settled()
            pictures.append(before.part(SIDEBAR, 0, WIDTH - SIDEBAR, HEIGHT))
        self.assertNotEqual(pictures[0], pictures[1])
        self.assertEqual(pictures[0], pictures[2])
        self.close()

    def test_an_exported_picture_holds_the_map_only(self):
        self.start()
        self.show_panels()
        self.display.key("ctrl+e")
        path = self.folder / "far-east.png"
        self.display.wait_until(lambda _: path.exists(), "the picture is written")
        self.assert_same(read_picture(path), self.render(MAP[2], MAP[3]))
        self.display.key("Tab")
        self.display.key("ctrl+e")
        second = self.folder / "far-east-2.png"
        self.display.wait_until(lambda _: second.exists(), "a second picture is written beside it")
        self.assert_same(read_picture(second), self.render(WIDTH, HEIGHT))
        self.close()

    def test_theme_and_language_change_by_key(self):
        self.start()
        self.display.key("t")
        self.display.key("l")
        wanted = self.render(WIDTH, HEIGHT, "--theme", "night", "--lang", "zh")
        self.display.wait_until(lambda p: p == wanted, "the picture of `render` in that theme and language")
        self.close()

    def test_the_hand_moves_the_map_and_home_brings_it_back(self):
        start = self.start()
        self.display.drag(700, 400, 560, 330)
        dragged = self.display.settled()
        self.assertNotEqual(dragged, start)
        self.display.move(500, 300)
        self.display.hands("click", 4)
        zoomed = self.display.wait_until(lambda p: p != dragged, "the wheel zooms")
        self.display.settled()
        self.display.key("Home")
        self.display.wait_until(lambda p: p == start and p != zoomed, "the whole map is back")
        self.close()

    def choose_projection(self, row_y):
        """Takes a row of the list of projections; gives the settled picture."""
        self.display.click(150, 322)
        self.display.settled()
        before = self.display.picture()
        self.display.click(120, row_y)
        self.display.move(WIDTH // 2, HEIGHT - 4)
        self.display.wait_until(lambda p: p.part(*MAP) != before.part(*MAP), "another projection is shown")
        return self.display.settled()

    def test_another_projection_keeps_the_middle_of_the_view(self):
        view = ("--center", "131,51", "--zoom", "4")
        self.start(*view)
        self.show_panels()
        self.display.click(150, 54)  # the tab of the view
        self.display.settled()
        mercator, polar = 531, 456
        shown = self.choose_projection(mercator)
        wanted = self.render(MAP[2], MAP[3], *view, "--crs", "EPSG:3857")
        self.assert_same(shown.part(*MAP), wanted)
        turned = self.choose_projection(polar)
        self.assertNotEqual(turned.part(*MAP), shown.part(*MAP))
        self.assert_same(self.choose_projection(mercator).part(*MAP), wanted)
        self.close()

    def test_a_new_size_is_followed(self):
        self.start()
        self.display.hands("search", "--onlyvisible", "--name", "Northway", "windowsize", 900, 640)
        wanted = self.render(900, 640)
        self.display.wait_until(lambda p: p.part(0, 0, 900, 640) == wanted, "the picture of that size")
        self.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: window_test.py NORTHWAY")
    PROGRAM = sys.argv[1]
    del sys.argv[1]
    unittest.main()
