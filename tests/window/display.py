# SPDX-License-Identifier: Apache-2.0
"""A display without a screen (Xvfb), pictures of it, and hands on it (xdotool)."""
import os
import subprocess
import time


class Picture:
    """Pixels as rows of R, G, B bytes."""

    def __init__(self, width, height, rgb):
        self.width, self.height, self.rgb = width, height, rgb

    def __eq__(self, other):
        return (self.width, self.height, self.rgb) == (other.width, other.height, other.rgb)

    def pixel(self, x, y):
        start = (y * self.width + x) * 3
        return tuple(self.rgb[start:start + 3])

    def part(self, x, y, width, height):
        rows = [self.rgb[((y + row) * self.width + x) * 3:][:width * 3] for row in range(height)]
        return Picture(width, height, b"".join(rows))

    def share_of(self, color):
        """How much of it has exactly this colour."""
        wanted = bytes(color)
        pixels = self.width * self.height
        return sum(self.rgb[i * 3:i * 3 + 3] == wanted for i in range(pixels)) / pixels


def read_picture(path):
    size = subprocess.run(["identify", "-format", "%w %h", path], check=True, capture_output=True, text=True)
    width, height = map(int, size.stdout.split())
    rgb = subprocess.run(["convert", path, "-depth", "8", "rgb:-"], check=True, capture_output=True).stdout
    return Picture(width, height, rgb)


class Display:
    """An X server of its own. Everything on it ends with it."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.name = ":" + answer.readline().strip()
        self.environment = {**os.environ, "DISPLAY": self.name}
        self.environment.pop("WAYLAND_DISPLAY", None)

    def close(self):
        self.server.terminate()
        self.server.wait()

    def picture(self):
        for attempt in range(5):
            shot = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], check=False,
                                  capture_output=True, env=self.environment)
            # A window that is just being made or changed can make import fail.
            if shot.returncode == 0 and len(shot.stdout) == self.width * self.height * 3:
                return Picture(self.width, self.height, shot.stdout)
            time.sleep(0.2 * (attempt + 1))
        raise AssertionError(f"no picture of the display: {shot.stderr.decode()}")

    def hands(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], check=True, env=self.environment,
                       stdout=subprocess.DEVNULL)

    def move(self, x, y):
        self.hands("mousemove", x, y)
        time.sleep(0.1)

    def press(self, button=1):
        self.hands("mousedown", button)
        time.sleep(0.1)

    def release(self, button=1):
        self.hands("mouseup", button)
        time.sleep(0.1)

    def click(self, x, y):
        self.move(x, y)
        self.press()
        self.release()

    def drag(self, x0, y0, x1, y1):
        self.move(x0, y0)
        self.press()
        self.move((x0 + x1) // 2, (y0 + y1) // 2)
        self.move(x1, y1)
        self.release()

    def key(self, *names):
        self.hands("key", *names)

    def wait_until(self, condition, what, seconds=60):
        """Waits for a condition on the picture and gives the picture that meets it."""
        end = time.monotonic() + seconds
        while True:
            picture = self.picture()
            if condition(picture):
                return picture
            if time.monotonic() > end:
                raise AssertionError(f"in {seconds} s it did not come to this: {what}")
            time.sleep(0.1)

    def settled(self, seconds=60):
        """The picture when it has stopped changing."""
        end = time.monotonic() + seconds
        last = self.picture()
        calm = 0
        while calm < 3:
            if time.monotonic() > end:
                raise AssertionError(f"the picture still changes after {seconds} s")
            time.sleep(0.15)
            now = self.picture()
            calm = calm + 1 if now == last else 0
            last = now
        return last
