"""Works the real player under Xvfb with real keys and clicks, and reads what it says of its state.

usage: window_test.py PROGRAM TERRAIN_PACK SCRATCH_FOLDER
Exit code 77 (skipped) when there is no Xvfb or xdotool.
"""
import json
import os
import shutil
import struct
import subprocess
import sys
import time

SIZE = (1280, 720)
PATIENCE_S = 60  # software rendering on a busy machine is slow


class Display:
    """A virtual X server on a display number of its own."""

    def __init__(self):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "%dx%dx24" % SIZE, "-nolisten", "tcp"],
            pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as stream:
            number = stream.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment = {**os.environ, "DISPLAY": ":" + number}
        self.environment.pop("WAYLAND_DISPLAY", None)

    def do(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True)

    def close(self):
        self.server.terminate()
        self.server.wait()


class Watched:
    """A program that tells its state, line by line, in a file. Has name, process and state_file."""

    def state(self):
        try:
            with open(self.state_file, encoding="utf-8") as stream:
                lines = [line for line in stream if line.endswith("\n")]
        except FileNotFoundError:
            return None
        return json.loads(lines[-1]) if lines else None

    def wait_for(self, what, condition, patience_s=PATIENCE_S):
        """The state once the condition holds."""
        end = time.monotonic() + patience_s
        while time.monotonic() < end:
            state = self.state()
            if state is not None and condition(state):
                return state
            if self.process.poll() is not None:
                raise AssertionError("%s ended with %s while waiting: %s" % (self.name, self.process.returncode, what))
            time.sleep(0.05)
        raise AssertionError("never happened: %s; last state: %s" % (what, self.state()))


class Player(Watched):
    name = "the player"

    def __init__(self, display, program, pack, folder):
        self.state_file = os.path.join(folder, "state.jsonl")
        if os.path.exists(self.state_file):
            os.remove(self.state_file)
        self.process = subprocess.Popen(
            [program, "play", "--paused", "--size", "%dx%d" % SIZE, "--lang", "en", "--pack", pack,
             "--state-file", self.state_file, "--still-dir", folder], env=display.environment)


def png_size(path):
    with open(path, "rb") as stream:
        head = stream.read(24)
    assert head.startswith(b"\x89PNG"), "not a PNG: " + path
    return struct.unpack(">II", head[16:24])


def check_without_display(program, pack):
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    ended = subprocess.run([program, "play", "--pack", pack], env=environment, stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 4, "exit code without a display: %d" % ended.returncode
    assert "export" in ended.stderr, "no hint to export in: " + ended.stderr


def check_window(display, player, duration_s):
    first = player.wait_for("the window opens", lambda s: s["window"] == list(SIZE) and s["timeline"][2] > 0)
    assert not first["playing"] and first["show_time"] == 0, first
    display.do("mousemove", 640, 300)

    display.do("key", "space")
    player.wait_for("Space plays", lambda s: s["playing"] and s["show_time"] > 0.3)
    display.do("key", "space")
    stopped = player.wait_for("Space pauses", lambda s: not s["playing"])
    time.sleep(1)
    assert player.state()["show_time"] == stopped["show_time"], "the film ran on while paused"

    left, top, right, bottom = stopped["timeline"]
    x = left + 6 * (right - left) // 10
    display.do("mousemove", x, (top + bottom) // 2, "click", 1)
    wanted = duration_s * (x - left) / (right - left)
    pixel_s = duration_s / (right - left)
    seeked = player.wait_for("a click on the bar seeks", lambda s: abs(s["show_time"] - wanted) <= 1.5 * pixel_s)
    assert not seeked["playing"], "seeking started the film"
    display.do("mousemove", 640, 300)

    display.do("key", "period")
    stepped = player.wait_for("a frame step", lambda s: s["show_time"] > seeked["show_time"])
    assert stepped["show_time"] - seeked["show_time"] <= 0.0401, (seeked, stepped)
    frames = stepped["show_time"] * 25
    assert abs(frames - round(frames)) < 1e-6, "not on the frame grid: %r" % frames

    display.do("key", "Prior")
    display.do("key", "Prior")
    player.wait_for("PgUp goes a chapter back", lambda s: s["chapter"] != stepped["chapter"])
    display.do("key", "numbersign")
    player.wait_for("# changes the language", lambda s: s["language"] != "en")
    display.do("key", "v")
    player.wait_for("v turns the captions off", lambda s: not s["captions"])
    display.do("key", "Tab")
    player.wait_for("Tab hides the controls", lambda s: s["controls_hidden"])
    display.do("key", "Tab")
    display.do("key", "question")
    player.wait_for("? shows the keys", lambda s: s["panel"] == "keys")
    display.do("key", "Escape")
    player.wait_for("Esc closes them", lambda s: s["panel"] == "none")

    display.do("mousemove", 500, 300, "mousedown", 1)
    time.sleep(0.5)
    for step in range(1, 6):
        display.do("mousemove", 500 + 30 * step, 300 + 10 * step)
        time.sleep(0.3)
    display.do("mouseup", 1)
    player.wait_for("dragging the map leaves the tour", lambda s: s["free_camera"])
    display.do("key", "b")
    player.wait_for("b glides back to the film", lambda s: not s["free_camera"])

    display.do("key", "s")
    still = player.wait_for("s saves a picture", lambda s: s["last_still"])["last_still"]
    assert png_size(still) == SIZE, png_size(still)

    display.do("key", "q")
    assert player.process.wait(PATIENCE_S) == 0, "exit code of q: %d" % player.process.returncode


def check_termination(player):
    player.wait_for("the window opens", lambda s: s["timeline"][2] > 0)
    player.process.terminate()
    assert player.process.wait(PATIENCE_S) == 143, "exit code of SIGTERM: %d" % player.process.returncode


def main():
    program, pack, folder = sys.argv[1:]
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        print("skipped: Xvfb or xdotool is not installed")
        return 77
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    check_without_display(program, pack)
    info = subprocess.run([program, "info", "--json", "--pack", pack], stdout=subprocess.PIPE, check=True)
    duration_s = json.loads(info.stdout)["duration_s"]
    display = Display()
    try:
        for check in (lambda player: check_window(display, player, duration_s), check_termination):
            player = Player(display, program, pack, folder)
            try:
                check(player)
            finally:
                if player.process.poll() is None:
                    player.process.kill()
                    player.process.wait()
    finally:
        display.close()
    print("the player obeyed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
