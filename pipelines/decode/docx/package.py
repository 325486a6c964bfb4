"""A zipped package, opened without trusting it.

Here: what its directory must hold true before anything is inflated, and capped reading.
Not here: the meaning of its members (`numbering`, `body`).
"""

import io
import zipfile
import zlib

from lxml import etree

from pipelines.decode.sniff import refuse_package
from pipelines.model.problem import QuarantineError, Reason

MAX_MEMBERS = 2000
MAX_INFLATED = 200 * 2**20
MAX_RATIO = 200
MAX_PART = 32 * 2**20
"""The largest member that is read; a plan's text is below one tenth of it."""
_CHUNK = 2**16
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_MAIN_PART = "word/document.xml"
_MAIN_RELATION = "/officeDocument"


class Package:
    """A package whose directory was found sound.

    Raises:
        QuarantineError: If it is no Word package, protected, broken, or made to exhaust a reader.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise QuarantineError(
                Reason.READER_FAILED, "a broken or unfinished package: get the file again"
            ) from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._check(len(data))
        self.main_part = self._find_main_part()

    def _check(self, size: int) -> None:
        infos = sorted(self._zip.infolist(), key=lambda info: info.header_offset)
        inflated = sum(info.file_size for info in infos)
        if len(infos) > MAX_MEMBERS:
            raise _limit(f"{len(infos)} members in the package, and {MAX_MEMBERS} are opened")
        if inflated > min(MAX_INFLATED, MAX_RATIO * size):
            raise _limit(f"the package would inflate to {inflated} bytes from {size}")
        if len(infos) > len(self._members):
            raise QuarantineError(
                Reason.READER_FAILED, "two members of the package have one name: save it anew"
            )
        end = 0
        for info in infos:
            if info.header_offset < end:
                raise _limit("members of the package overlap")
            end = info.header_offset + _LOCAL_HEADER + info.compress_size
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise QuarantineError(Reason.ENCRYPTED, "a protected package: remove its password")

    def _find_main_part(self) -> str:
        """The part that the package names as its document; the usual name where it names none."""
        relations = self.tree("_rels/.rels")
        for relation in [] if relations is None else relations:
            if relation.get("Type", "").endswith(_MAIN_RELATION):
                target = relation.get("Target", "").lstrip("/")
                if target.startswith("word/") and target in self._members:
                    return target
        if _MAIN_PART not in self._members:
            refuse_package(frozenset(self._members))
        return _MAIN_PART

    def tree(self, member: str) -> etree._Element | None:
        """The member's tree; None where there is no such member.

        Raises:
            QuarantineError: If it is larger than it says or than is read, or is no XML.
        """
        if member not in self._members:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(self._read(self._members[member]), parser=parser)
        except etree.XMLSyntaxError as error:
            if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
                raise _limit(f"{member} is nested deeper or longer than is read") from error
            raise QuarantineError(
                Reason.READER_FAILED, f"{member} in the package is broken: save the file again"
            ) from error

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        """The member's bytes; a directory can lie, so they are counted as they come."""
        cap = min(info.file_size, MAX_PART)
        found = bytearray()
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    found += chunk
                    if len(found) > cap:
                        raise _limit(f"{info.filename} inflates beyond {cap} bytes")
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise QuarantineError(
                Reason.READER_FAILED, f"{info.filename} in the package is broken: save it again"
            ) from error
        return bytes(found)


def _limit(detail: str) -> QuarantineError:
    return QuarantineError(Reason.LIMIT_EXCEEDED, f"{detail}: save it anew in a word processor")
