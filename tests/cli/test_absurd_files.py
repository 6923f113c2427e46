"""Files that nobody should write: always an answer with a place, never a crash or a traceback."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DEEP = 100_000
FRONT = "---\n{}\n---\nHello.\n"
DEEP_FRONT_MATTER = {
    "lists": ("title: " + "[" * DEEP, 2),
    "lists that seem to close": ("title: " + '[ "]", ' * DEEP, 2),
    "a comment that seems to close them": ("# " + "]" * DEEP + "\ntitle: " + "[" * DEEP, 3),
    "braces": ("title: " + '{"}": ' * DEEP, 2),
    "dashes": ("a:\n" + "- " * DEEP, 3),
    "keys without a name": ("? " * DEEP, 2),
    "indentation": ("".join(" " * depth + "a:\n" for depth in range(3000)), 66),
}
DEEP_TOML = {
    "lists": "x = " + "[" * DEEP,
    "tables": "x = " + "{a=" * DEEP,
    "a key": "a" + ".a" * DEEP + " = 1",
    "a key in braces": "a = { b" + ".a" * DEEP + " = 1 }",
    "a heading": "[reading" + ". 'a'" * DEEP + "]",
}


def check(folder: Path, *files: str) -> subprocess.CompletedProcess:
    """In a process of its own, as a crash would take this one along."""
    return subprocess.run([sys.executable, "-c", "from quietword.cli import main; main()", "check", *files], cwd=folder,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("name", DEEP_FRONT_MATTER)
def test_front_matter_of_absurd_depth(tmp_path, name):
    text, line = DEEP_FRONT_MATTER[name]
    (tmp_path / "a.md").write_text(FRONT.format(text), encoding="utf-8")
    done = check(tmp_path, "a.md")
    assert (done.returncode, done.stderr) == (2, f"quietword: a.md:{line}: the front matter is nested too deeply to be read\n")


@pytest.mark.parametrize("file", ["quietword.toml", "helplines.toml", "own/claims/rule.toml"])
@pytest.mark.parametrize("name", DEEP_TOML)
def test_settings_of_absurd_depth(tmp_path, file, name):
    (tmp_path / "own" / "claims").mkdir(parents=True)
    (tmp_path / "a.md").write_text("Hello.\n", encoding="utf-8")
    (tmp_path / "quietword.toml").write_text('rule_folders = ["own"]\n', encoding="utf-8")
    (tmp_path / file).write_text(f"# the first line\n{DEEP_TOML[name]}\n", encoding="utf-8")
    done = check(tmp_path, "a.md")
    assert done.returncode == 2 and f"{file}:2: is not valid TOML" in done.stderr, done.stderr


@pytest.mark.parametrize("text", ["(" * DEEP, "<!-- quietword: " * DEEP, 'allow x because "' * DEEP], ids=["(", "<!--", "allow"])
def test_waivers_of_absurd_depth_do_not_work(tmp_path, text):
    (tmp_path / "a.md").write_text(f'<!-- quietword: allow {text}" -->\n\nHello.\n', encoding="utf-8")
    done = check(tmp_path, "a.md")
    assert done.returncode == 1 and "waiver-without-reason" in done.stdout and not done.stderr


FRAGMENTS = st.sampled_from([
    "---\n", "title: ", "review: ", "{", "}", "[", "]", "- ", "? ", "| ", "> ", "&a ", "*a ", "!!int ", "<<: ", "'", '"', "\n", " ",
    "name = ", "[[helpline]]\n", "[review]\n", "[reading]\n", 'id = "a"\n', "checked = 2026-11-23\n", "topics = ", '"""', "=", ".", "#",
    "00:00:01,000 --> 00:00:02,000\n", "1\n", "WEBVTT\n", "-->", "<v A>", "{\\an8}", "<!-- quietword: allow ", "-->", "\r", "\t",
    "2026-13-45", "1" * 5000, "0x", "1e999", ".inf", "~", "\ufeff", "\x00", "\ud7ff", "\u2028", "word"])
CONTENT = st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode),
                    st.lists(FRAGMENTS, max_size=25).map("".join).map(str.encode))


@pytest.mark.parametrize(("file", "before", "after"), [
    ("a.md", b"", b""), ("a.md", b"---\n", b"\n---\nHello.\n"), ("a.md", b"<!-- quietword: ", b" -->\n\nHello.\n"),
    ("a.txt", b"", b""), ("a.srt", b"", b""), ("a.vtt", b"WEBVTT\n\n", b""), ("quietword.toml", b"", b""),
    ("helplines.toml", b"", b""), ("own/claims/rule.toml", b"", b"")])
def test_no_file_whatever_it_holds_ends_in_a_traceback(file, before, after):
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "own" / "claims").mkdir(parents=True)
        (folder / "quietword.toml").write_text('rule_folders = ["own"]\n', encoding="utf-8")
        (folder / "other.md").write_text("Hello.\n", encoding="utf-8")

        @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(CONTENT)
        def law(content):
            (folder / file).write_bytes(before + content + after)
            code, said = checked_here(folder, file if file.startswith("a.") else "other.md")
            assert code in (0, 1, 2) and "something went wrong" not in said and "Traceback" not in said, said

        law()


def checked_here(folder: Path, file: str) -> tuple[int, str]:
    """Exit code and all that was said, in this process, as a thousand processes would take too long."""
    from quietword.cli import checking, main
    checking.setting.cache_clear()
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with (patch("sys.argv", ["quietword", "check", str(folder / file)]), contextlib.redirect_stdout(out),
          contextlib.redirect_stderr(err), pytest.raises(SystemExit) as ended):
        main()
    checking.setting.cache_clear()
    for stream in (out, err):
        stream.flush()
    return ended.value.code or 0, (out.buffer.getvalue() + err.buffer.getvalue()).decode()
