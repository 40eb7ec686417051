"""The system libraries and programs that Qt and the tests need, and how Debian-like systems get them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setting_up.reasons import SetupError, reason, say

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
TOOLS = {"Xvfb": "xvfb", "strace": "strace", "dbus-daemon": "dbus", "at-spi2-registryd": "at-spi2-core"}
#: Where programs stand that are called by other programs, and so on nobody's PATH.
SERVICES = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib")
#: Without these no spelling is checked, and all else goes on.
SPELLING = {"libenchant-2.so.2": "libenchant-2-2"}
DICTIONARY = "hunspell-en-gb"
FONTS = ("fonts-inter", "fonts-linuxlibertine")


def library_folders() -> list[Path]:
    multiarch = str(getattr(sys.implementation, "_multiarch", ""))
    names = ["/usr/lib64", "/usr/lib", "/lib64", "/lib", "/usr/local/lib"]
    return [Path("/usr/lib", multiarch), Path("/lib", multiarch), *map(Path, names)]


def missing_libraries(wanted: dict[str, str], folders: list[Path]) -> list[str]:
    """The keys of `wanted` (file names) that stand in none of `folders`."""
    return [name for name in wanted if not any((folder / name).exists() for folder in folders)]


def program(name: str) -> str | None:
    """Where a program stands; None where it is not installed."""
    from shutil import which

    return which(name) or which(name, path=os.pathsep.join(SERVICES))


def has_font() -> bool:
    home = Path.home()
    for top in ("/usr/share/fonts", "/usr/local/share/fonts", home / ".local/share/fonts", home / ".fonts"):
        for _, _, files in os.walk(top):
            if any(name.lower().endswith((".ttf", ".otf", ".ttc")) for name in files):
                return True
    return False


def is_debian_like() -> bool:
    return Path("/usr/bin/apt-get").exists() and Path("/etc/debian_version").exists()


def missing_packages(verb: str, *, with_venv: bool) -> list[str]:
    """The Debian packages that `verb` needs and this system lacks; `with_venv` says that there is one already."""
    packages = []
    if not with_venv and sys.base_prefix == "/usr":
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
        packages += [package for tool, package in TOOLS.items() if program(tool) is None]
    return packages


def wished_packages(dictionaries: Path = Path("/usr/share/hunspell")) -> list[str]:
    """The Debian packages that the program goes without, but that a student expects of it."""
    packages = [SPELLING[name] for name in missing_libraries(SPELLING, library_folders())]
    return packages if any(dictionaries.glob("en*.dic")) else [*packages, DICTIONARY]


def install_wished(packages: list[str]) -> None:
    """Installs them, or says what to type; that they are not there stops nothing."""
    try:
        install_packages(packages)
    except SetupError:
        line = "sudo apt-get install --no-install-recommends " + " ".join(packages)
        say(f"Misspelt words are not marked; to have them marked, install: {line}")


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
