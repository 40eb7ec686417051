"""Sets the project up and starts it: `run`, `test`, `check` and `pin`, on Linux, Windows and macOS.

The first start makes `.venv`, installs the pinned requirements by hash and, on Debian-like systems, the system
libraries that Qt needs. A stamp makes every later start cost a few milliseconds.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
VENV = ROOT / ".venv"
LOCK = ROOT / ".venv.lock"
LOG = VENV / "setup.log"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 14)

USAGE = """usage: python3 packaging/dev.py run [arguments of the program]
       python3 packaging/dev.py test [arguments of pytest]
       python3 packaging/dev.py check    (style, types and import contracts)
       python3 packaging/dev.py pin [--upgrade]    (rewrites requirements*.txt from requirements*.in)"""

OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
TOOLS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "dbus-run-session": "dbus", "strace": "strace"}
ACCESSIBILITY_BUS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
#: The whole suite in three processes, each with a screen of its own: most tests of the window wait rather than work, so
#: that two cores do 2,388 tests in 277 s; two processes took 320 s.
WHOLE_SUITE = ["-n", "3", "--dist", "worksteal"]
FONTS = ("fonts-inter", "fonts-linuxlibertine")


class SetupError(Exception):
    """One sentence that tells why nothing could be started."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# -- system libraries -------------------------------------------------------------------------------------------------


def library_folders() -> list[Path]:
    multiarch = str(getattr(sys.implementation, "_multiarch", ""))
    names = ["/usr/lib64", "/usr/lib", "/lib64", "/lib", "/usr/local/lib"]
    return [Path("/usr/lib", multiarch), Path("/lib", multiarch), *map(Path, names)]


def missing_libraries(wanted: dict[str, str], folders: list[Path]) -> list[str]:
    """The keys of `wanted` (file names) that stand in none of `folders`."""
    return [name for name in wanted if not any((folder / name).exists() for folder in folders)]


def has_font() -> bool:
    home = Path.home()
    for top in ("/usr/share/fonts", "/usr/local/share/fonts", home / ".local/share/fonts", home / ".fonts"):
        for _, _, files in os.walk(top):
            if any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in files):
                return True
    return False


def is_debian_like() -> bool:
    return Path("/usr/bin/apt-get").exists() and Path("/etc/debian_version").exists()


def missing_packages(verb: str) -> list[str]:
    """The Debian packages that `verb` needs and this system lacks."""
    packages = []
    if not PYTHON.exists() and sys.base_prefix == "/usr":
        from importlib.util import find_spec

        if find_spec("ensurepip") is None:
            packages.append(f"python3.{sys.version_info[1]}-venv")
    if verb not in ("run", "test"):
        return packages
    wanted = dict(OFFSCREEN)
    if verb == "test" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        wanted.update(WINDOW)
    packages += [wanted[name] for name in missing_libraries(wanted, library_folders())]
    if not has_font():
        packages += FONTS
    if verb == "test":
        from shutil import which

        packages += [package for tool, package in TOOLS.items() if which(tool) is None]
        if not any(Path(launcher).exists() for launcher in ACCESSIBILITY_BUS):
            packages.append("at-spi2-core")
    return packages


def install_packages(packages: list[str]) -> None:
    import subprocess

    prefix = []
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]
        prefix = ["sudo", "-n"]
        try:
            may = subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
        except OSError:
            may = False
        if not may:
            line = "sudo apt-get install --no-install-recommends " + " ".join(packages)
            raise SetupError(f"System packages are missing; install them, then start again: {line}")
    say("Installing system packages: " + " ".join(packages))
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "apt-get", "-qq"]
    prefix += ["-o", "DPkg::Lock::Timeout=300"]
    install = [*prefix, "install", "-y", "--no-install-recommends", *packages]
    output = ""
    for command in (install, [*prefix, "update"], install):
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        if command is install and done.returncode == 0:
            return
        output += done.stdout.decode(errors="replace")
    raise SetupError(f"System packages could not be installed: {reason(output)}")


# -- Python packages --------------------------------------------------------------------------------------------------


def reason(output: str) -> str:
    """What went wrong, in words, from what pip, venv or apt-get printed."""
    lower = output.lower()
    if "no space left on device" in lower or "not enough space on the disk" in lower:
        return "the disk is full (about 700 MB are needed)."
    if "do not match the hashes" in lower:
        return "a downloaded package does not match its recorded hash."
    if "could not get lock" in lower:
        return "another package manager is at work; try again when it has ended."
    if "certificate verif" in lower or "certificate_verify_failed" in lower:
        return untrusted(output)
    signs = (
        "connection",
        "name resolution",
        "max retries",
        "timed out",
        "failed to fetch",
        "temporary failure",
        "proxy",
        "unreachable",
    )
    if any(sign in lower for sign in signs):
        return "the package index cannot be reached; check the network and try again."
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for line in lines:
        if "No matching distribution found for" in line:
            package = line.rpartition(" for ")[2].split(" (")[0]
            return f"there is no {package} for Python {sys.version_info[0]}.{sys.version_info[1]} on this system."
    errors = [line for line in lines if line.lower().startswith(("error:", "e:"))]
    return (errors or lines or ["no reason was given"])[-1]


def untrusted(output: str) -> str:
    """What to do where the certificate of a package index is not trusted, from what pip or apt-get printed."""
    import re

    said = re.search(r"certificate verify failed: (.+?)\.? \(_ssl", output, re.IGNORECASE)
    if said is None:
        return (
            "the certificate of the package index is not trusted; a school’s proxy may have put its own in the way: "
            "ask the school for that certificate, add it to those of this system, and start again."
        )
    return (
        f"pip does not trust the certificate of the package index ({said[1]}); a school’s proxy may have put its own "
        "in the way: ask the school for that certificate as a file, set PIP_CERT to its path, and start again."
    )


def interpreter() -> str | None:
    """What tells `.venv` and its Python from another; None when `.venv` cannot be used."""
    try:
        configuration = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    home = next((line.partition("=")[2].strip() for line in configuration.splitlines() if line[:5] == "home "), "")
    if not PYTHON.exists() or not Path(home).is_dir():
        return None
    return f"{ROOT}\n{PYTHON.resolve()}\n{configuration}\n"


def stamp_of(requirements: Path) -> Path:
    return VENV / (requirements.stem + ".stamp")


def stamp_text(requirements: Path) -> str:
    return (interpreter() or "") + requirements.read_text(encoding="utf-8")


def stamped(requirements: Path) -> str:
    """What was installed last, or nothing."""
    try:
        return stamp_of(requirements).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def is_installed(requirements: Path) -> bool:
    return interpreter() is not None and stamped(requirements) == stamp_text(requirements)


def log_run(command: list[str], failure: str) -> None:
    """Runs `command`, its output into the log; raises SetupError with `failure` and the reason."""
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PIP_TARGET")}
    environment |= {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        check=False,
    )
    if VENV.is_dir():
        with LOG.open("ab") as log:
            log.write(done.stdout)
    if done.returncode != 0:
        raise SetupError(f"{failure}: {reason(done.stdout.decode(errors='replace'))}")


def make_venv() -> None:
    base = getattr(sys, "_base_executable", None) or sys.executable
    if VENV.is_symlink():
        raise SetupError(f"{VENV.name} is a link to a folder that may be another project's: remove the link first")
    say(f"Making {VENV.name} with Python {sys.version.split()[0]}.")
    log_run([base, "-m", "venv", "--clear", str(VENV)], f"{VENV.name} could not be made")


def install(requirements: Path) -> None:
    count = sum("==" in line for line in requirements.read_text(encoding="utf-8").splitlines())
    say(f"Installing {count} Python packages from {requirements.name}; the first time takes a minute or two.")
    pip = [str(PYTHON), "-m", "pip", "install", "--no-compile", "--only-binary=:all:", "--require-hashes"]
    log_run([*pip, "-r", str(requirements)], "Python packages could not be installed")


def compile_bytecode() -> None:
    """Compiles what was installed and the program itself; a file that does not compile is no fault here."""
    import subprocess

    compiler = [str(PYTHON), "-m", "compileall", "-qq", "-j", "0"]
    folders = [str(VENV / ("Lib" if os.name == "nt" else "lib")), str(ROOT / "essayplanner")]
    subprocess.run([*compiler, *folders], stdin=subprocess.DEVNULL, capture_output=True, check=False)


def check_qt() -> None:
    import subprocess

    code = "import PySide6.QtWidgets, PySide6.QtNetwork"
    done = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
    if sys.platform == "linux":
        raise SetupError(f"Qt cannot start ({last}); install what holds: {', '.join(OFFSCREEN)}, {', '.join(WINDOW)}")
    raise SetupError(f"Qt cannot start: {last}")


def lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)
            except OSError:
                continue
            break
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def set_up(verb: str) -> None:
    """Makes sure that everything `verb` needs is installed.

    Raises SetupError with what is missing and could not be installed.
    """
    files = [HERE / "requirements.txt"]
    if verb != "run":
        files.append(HERE / "requirements-dev.txt")
    packages = missing_packages(verb) if sys.platform == "linux" and is_debian_like() else []
    if not packages and all(map(is_installed, files)):
        return
    with LOCK.open("a") as held:
        lock(held.fileno())
        if packages:
            packages = missing_packages(verb)
        if packages:
            install_packages(packages)
        stale = [file for file in files if not is_installed(file)]
        if not stale:
            return
        python = interpreter()
        if python is None or not stamped(files[0]).startswith(python):
            make_venv()
            stale = files
        for file in stale:
            install(file)
        compile_bytecode()
        check_qt()
        for file in stale:
            stamp_of(file).write_text(stamp_text(file), encoding="utf-8")


# -- verbs ------------------------------------------------------------------------------------------------------------


def environment() -> dict[str, str]:
    result = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    result["PYTHONPATH"] = str(ROOT)
    return result


def start(command: list[str]) -> int:
    """Becomes `command` where the system can do that, else runs it; returns its exit code."""
    if os.name != "nt":
        os.execve(command[0], command, environment())
    import subprocess

    with subprocess.Popen(command, env=environment()) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def rooted(argument: str) -> str:
    """A pytest argument that names a file under the current folder, as an absolute path."""
    path, colons, rest = argument.partition("::")
    if not path.startswith("-") and Path(path).exists() and not (ROOT / path).exists():
        return f"{Path(path).resolve()}{colons}{rest}"
    return argument


def check() -> int:
    import subprocess

    python = [str(PYTHON), "-P"]
    contracts = "from importlinter.cli import lint_imports_command as main; main(['--no-logo', '--no-cache'])"
    steps = {
        "ruff check": [*python, "-m", "ruff", "check", "."],
        "ruff format": [*python, "-m", "ruff", "format", "--check", "."],
        "mypy": [*python, "-m", "mypy"],
        "import contracts": [*python, "-c", contracts],
    }
    failed = []
    for name, command in steps.items():
        print(f"-- {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode != 0:
            failed.append(name)
    print(f"-- failed: {', '.join(failed)}" if failed else "-- all checks passed")
    return 1 if failed else 0


def pin(arguments: list[str]) -> int:
    import subprocess
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        python = str(Path(folder, PYTHON.relative_to(VENV)))
        log_run([sys.executable, "-m", "venv", folder], "A temporary folder could not be made")
        log_run([python, "-m", "pip", "install", "uv"], "uv could not be installed")
        options = ["--universal", "--python-version", "3.11", "--generate-hashes"]
        options += ["--no-emit-index-url", "--no-header", "--quiet"]
        for name in ("requirements", "requirements-dev"):
            command = [python, "-m", "uv", "pip", "compile", *options, *arguments, f"{name}.in", "-o", f"{name}.txt"]
            done = subprocess.run(command, cwd=HERE, check=False)
            if done.returncode != 0:
                return done.returncode
            if "://" in (HERE / f"{name}.txt").read_text(encoding="utf-8"):
                raise SetupError(f"{name}.txt holds an address; take it out before it is committed.")
    return 0


def use_known_python(arguments: list[str]) -> None:
    """Goes on under another Python of this system when this one is too old or too new."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    from shutil import which

    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = which(f"python3.{minor}")
        if other and os.name != "nt":
            os.execv(other, [other, str(Path(__file__).resolve()), *arguments])
    found = ".".join(map(str, sys.version_info[:2]))
    raise SetupError(f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed, and this is Python {found}.")


def act(arguments: list[str]) -> int:
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb in ("-h", "--help", "help"):
        print(USAGE)
        return 0
    if verb not in ("run", "test", "check", "pin"):
        say(USAGE)
        return 2
    use_known_python(arguments)
    if verb == "pin":
        return pin(rest)
    set_up(verb)
    if verb == "check":
        return check()
    if verb == "test":
        rest = [rooted(argument) for argument in rest] or WHOLE_SUITE
        os.chdir(ROOT)
        return start([str(PYTHON), "-P", "-m", "pytest", *rest])
    return start([str(PYTHON), "-P", "-m", "essayplanner", *rest])


def main(arguments: list[str]) -> int:
    try:
        return act(arguments)
    except KeyboardInterrupt:
        return 130
    except SetupError as error:
        say(str(error))
    except OSError as error:
        import errno

        where = f": {error.filename}" if error.filename else ""
        full = error.errno == errno.ENOSPC
        why = reason("no space left on device") if full else f"{error.strerror or error}{where}"
        say(f"Nothing was started: {why}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
