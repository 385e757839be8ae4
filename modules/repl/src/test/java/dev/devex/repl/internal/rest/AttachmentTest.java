package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a.js          | a.js          | a.js",
                "my file.txt   | my file.txt   | my%20file.txt",
                "Zürich.md     | Z_rich.md     | Z%C3%BCrich.md",
                "a\"b\\c;d%e   | a_b_c;d_e     | a%22b%5Cc%3Bd%25e",
                "^a\r\nb^      | a__b          | a%0D%0Ab"
            })
    void namesAFileForEveryReader(String name, String plain, String encoded) {
        assertThat(Attachment.named(name))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    }
}
