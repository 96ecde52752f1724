// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an archive's directory says of its entries is read right, wherever the directory is. */
class ZipLinksTest {
  private static final int UNIX = 3;
  private static final int LINK = 0120777;
  private static final int FILE = 0100644;

  @TempDir Path home;

  /**
   * One entry of a directory.
   *
   * @param maker the system it says it was made on
   * @param mode what that system says of it
   * @param extra length of what stands between its name and its comment
   */
  private record Entry(int maker, int mode, int extra, String comment) {
    Entry(int maker, int mode) {
      this(maker, mode, 0, "");
    }

    byte[] bytes() {
      byte[] bytes = new byte[46 + 1 + extra + comment.length()];
      ByteBuffer all = little(bytes);
      all.putInt(0, 0x02014b50).putShort(4, (short) (maker << 8 | 20));
      all.putShort(28, (short) 1).putShort(30, (short) extra);
      all.putShort(32, (short) comment.length()).putInt(38, mode << 16);
      all.put(46, (byte) 'x');
      return bytes;
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] end(int count, int start, int comment) {
    byte[] bytes = new byte[22 + comment];
    ByteBuffer end = little(bytes);
    end.putInt(0, 0x06054b50).putShort(8, (short) count).putShort(10, (short) count);
    end.putInt(16, start).putShort(20, (short) comment);
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] entries(Entry... entries) {
    return joined(Arrays.stream(entries).map(Entry::bytes).toArray(byte[][]::new));
  }

  private boolean has(byte[]... parts) throws IOException {
    return ZipLinks.has(Files.write(home.resolve("a.zip"), joined(parts)));
  }

  private boolean holds(Entry... entries) throws IOException {
    return has(new byte[7], entries(entries), end(entries.length, 7, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "0120777, true", // a link
    "0060644, true", // a device
    "0020644, true",
    "0010644, true", // a pipe
    "0140755, true", // a socket
    "0100644, false", // a file
    "0100755, false",
    "0040755, false", // a folder
    "0000644, false", // permissions alone
    "0000000, false"
  })
  void whatIsNeitherFileNorFolderIsFound(String mode, boolean found) throws IOException {
    assertThat(holds(new Entry(UNIX, Integer.parseInt(mode, 8)))).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 19})
  void bitsOfOtherSystemsMeanSomethingElse(int maker) throws IOException {
    assertThat(holds(new Entry(maker, LINK))).isFalse();
  }

  @Test
  void everyEntryIsLookedAtWhateverStandsBetweenThem() throws IOException {
    Entry plain = new Entry(UNIX, FILE, 300, "some words, more than a few");

    assertThat(holds(plain, plain, new Entry(UNIX, LINK))).isTrue();
    assertThat(holds(plain, new Entry(UNIX, LINK), plain)).isTrue();
    assertThat(holds(plain, plain, plain)).isFalse();
    assertThat(holds()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40_000, 65_535})
  void theDirectoryIsFoundBeforeAComment(int length) throws IOException {
    byte[] link = entries(new Entry(UNIX, LINK));

    assertThat(has(link, end(1, 0, length))).isTrue();
    assertThat(has(new byte[70_000], link, end(1, 70_000, length))).isTrue();
  }

  @Test
  void aLargeArchiveSaysWhereItsDirectoryIsInFrontOfItsEnd() throws IOException {
    byte[] before = new byte[11];
    for (Entry entry : List.of(new Entry(UNIX, LINK), new Entry(UNIX, FILE))) {
      byte[] directory = joined(entries(new Entry(UNIX, FILE)), entry.bytes());
      byte[] large = large(2, before.length, before.length + directory.length);
      boolean link = entry.mode() == LINK;

      assertThat(has(before, directory, large, end(0xffff, -1, 0))).isEqualTo(link);
      assertThat(has(before, directory, large, end(0xffff, before.length, 0))).isEqualTo(link);
      assertThat(has(before, directory, large, end(2, -1, 5))).isEqualTo(link);
    }
  }

  /** Where the large archive's own end is, and that end before it. */
  private static byte[] large(int count, int start, int at) {
    byte[] bytes = new byte[56 + 20];
    ByteBuffer whole = little(bytes);
    whole.putInt(0, 0x06064b50).putLong(24, count).putLong(32, count).putLong(48, start);
    whole.putInt(56, 0x07064b50).putLong(56 + 8, at);
    return bytes;
  }

  @Test
  void asManyEntriesAsASmallArchiveCanHaveNeedNoSecondEnd() throws IOException {
    byte[] many = new Entry(UNIX, FILE).bytes();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (int i = 1; i < 0xffff; i++) {
      directory.writeBytes(many);
    }
    byte[] link = new Entry(UNIX, LINK).bytes();

    assertThat(has(directory.toByteArray(), link, end(0xffff, 0, 0))).isTrue();
    assertThat(has(directory.toByteArray(), many, end(0xffff, 0, 0))).isFalse();
  }

  @Test
  void aFileThatIsNoArchiveIsRefused() {
    for (byte[] content : List.of(new byte[0], new byte[21], new byte[5_000])) {
      assertThatThrownBy(() -> has(content, new byte[0]))
          .isInstanceOf(ZipException.class)
          .hasMessage("it is no archive");
    }
  }

  @Test
  void aBrokenDirectoryIsRefused() {
    byte[] entry = entries(new Entry(UNIX, FILE));
    byte[] large = large(1, 0, entry.length);
    List<byte[]> broken =
        List.of(
            joined(entry, end(2, 0, 0)),
            joined(entry, end(1, 1, 0)),
            joined(new byte[46], end(1, 0, 0)),
            joined(entry, large(1, 0, 1), end(1, -1, 0)),
            joined(entry, large(1, 0, 1_000), end(1, -1, 0)),
            joined(entry, large(1, 0, -1), end(1, -1, 0)),
            joined(entry, large(1, 1, entry.length), end(1, -1, 0)),
            joined(entry, large, end(1, 1, 0)));
    for (byte[] archive : broken) {
      assertThatThrownBy(() -> has(archive, new byte[0]))
          .isInstanceOf(ZipException.class)
          .hasMessage("its directory is broken");
    }
  }

  @Test
  void whatTheJdkWritesHasNone() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("about");
      zip.putNextEntry(new ZipEntry("folder/"));
      zip.putNextEntry(new ZipEntry("folder/a"));
      zip.write(1);
    }

    assertThat(has(bytes.toByteArray(), new byte[0])).isFalse();
  }
}
