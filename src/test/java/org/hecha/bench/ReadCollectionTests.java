package org.hecha.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCollectionTests {

    @TempDir
    Path directory;

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private static List<String> ids(PageCollection collection) throws IOException {
        var ids = new ArrayList<String>();
        collection.pages().each(page -> ids.add(page.id() + "=" + page.text()));
        return ids;
    }

    @Test
    void saysWhatIsMissingAndWhatItLookedAt() throws IOException {
        write("queries.jsonl", "{\"query\":\"a\",\"relevant\":[\"1\"]}");
        assertThatThrownBy(() -> ReadCollection.of(directory))
                .hasMessageContaining("no pages")
                .hasMessageContaining("pages.jsonl")
                .hasMessageContaining("queries.jsonl");
        assertThatThrownBy(() -> ReadCollection.of(directory.resolve("nowhere")))
                .hasMessageContaining("is not a directory");
    }

    @Test
    void saysWhenThereIsNothingToAsk() throws IOException {
        write("pages.jsonl", "{\"id\":\"1\",\"text\":\"a\"}");
        assertThatThrownBy(() -> ReadCollection.of(directory)).hasMessageContaining("nothing to ask");
    }

    @Test
    void saysWhichFileIsNotJson() throws IOException {
        write("pages.jsonl", "{\"id\":");
        assertThatThrownBy(() -> ReadCollection.of(directory)).hasMessageContaining("pages.jsonl is not JSON");
    }

    @Test
    void readsLines() throws IOException {
        write("pages.jsonl", "{\"id\":\"1\",\"text\":\"a\"}\n\n{\"id\":2,\"text\":\"b\"}\n");
        write("queries.jsonl", "{\"query\":\"x\",\"relevant\":[\"1\",2]}");
        write("quotes.jsonl", "{\"quote\":\"y\",\"relevant\":[2]}");
        PageCollection collection = ReadCollection.of(directory);
        assertThat(ids(collection)).containsExactly("1=a", "2=b");
        assertThat(ids(collection)).as("a second time").hasSize(2);
        assertThat(collection.questions()).containsExactly(new PageCollection.Asked("x", List.of("1", "2")));
        assertThat(collection.quotes()).containsExactly(new PageCollection.Asked("y", List.of("2")));
    }

    @Test
    void readsArraysAndOneObjectWithAll() throws IOException {
        write("p.json", "[{\"id\":\"1\",\"text\":\"a\"}]");
        write(
                "all.json",
                "{\"pages\":[{\"id\":\"2\",\"text\":\"b\"}],\"queries\":[{\"query\":\"x\",\"relevant\":\"2\"}]}");
        PageCollection collection = ReadCollection.of(directory);
        assertThat(ids(collection)).containsExactlyInAnyOrder("1=a", "2=b");
        assertThat(collection.questions()).containsExactly(new PageCollection.Asked("x", List.of("2")));
    }

    @Test
    void aMadeCollectionIsTheSameForTheSameSeedAndItsQuotesStandWhereItSays() throws IOException {
        PageCollection one = new MadeCollection(60, 3).collection();
        PageCollection other = new MadeCollection(60, 3).collection();
        assertThat(ids(one)).isEqualTo(ids(other)).hasSize(60);
        assertThat(one.quotes())
                .isEqualTo(other.quotes())
                .allSatisfy(quote -> assertThat(quote.relevant()).isNotEmpty());
        assertThat(new MadeCollection(60, 4).collection().questions()).isNotEqualTo(one.questions());
    }
}
