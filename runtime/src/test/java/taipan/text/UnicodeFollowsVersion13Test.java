package taipan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The tables of Unicode 13.0 and what is built on them.
class UnicodeFollowsVersion13Test {
    @Test
    void specialCasing() {
        assertEquals("\u03b1\u03c2 \u03c3", TextCase.lower("\u0391\u03a3 \u03a3"));
        assertEquals("SS", TextCase.upper("\u00df"));
        assertEquals("i\u0307", TextCase.lower("\u0130"));
        assertEquals("\u01c5a", TextCase.title("\u01c6A"));
        assertEquals("ss", TextCase.casefold("\u1e9e"));
    }

    @Test
    void charactersAddedLaterAreUnassigned() {
        assertEquals("Cn", UnicodeDatabase.current().category(0x1FAE0));
        assertEquals("So", UnicodeDatabase.current().category(0x1FAD6));
        assertFalse(UnicodeDatabase.legacy().isAssigned(0x1FAD6));
    }

    @Test
    void namesAndAliasesAreFound() {
        assertEquals("HANGUL SYLLABLE GAG", CharacterNames.name(0xAC01, false));
        assertEquals("\uAC01", CharacterNames.lookup("HANGUL SYLLABLE GAG", false, true));
        assertEquals("\u0000", CharacterNames.lookup("NULL", false, true));
        assertEquals(0x1F600, CharacterNames.codePoint("grinning face"));
        assertNull(CharacterNames.lookup("KEYCAP DIGIT ZERO", false, false));
        assertNull(CharacterNames.name(0x17000, false));
    }

    @Test
    void normalizationReordersAndComposes() {
        assertEquals("\u1e9b\u0323", Normalization.NFC.apply("\u017f\u0307\u0323", false));
        assertEquals("\u1e69", Normalization.NFKC.apply("\u1e9b\u0323", false));
        assertEquals("\uAC01", Normalization.NFC.apply("\u1100\u1161\u11a8", false));
        assertTrue(Normalization.NFC.isNormal("plain \u00e9", false));
    }

    @Test
    void surrogatesInANarrowStrAreCharacters() {
        assertEquals("'\\ud83d\\ude00'", TextLayout.repr("\uD83D\uDE00"));
        assertEquals(2, Text.length("\uD83D\uDE00"));
        assertEquals(1, Text.length(Text.of(0x1F600)));
    }
}
