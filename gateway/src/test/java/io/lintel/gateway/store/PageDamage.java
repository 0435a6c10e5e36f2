package io.lintel.gateway.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pages of a SQLite file and what a disk can do to them: it loses one, writes something else
 * there, or writes another page there.
 */
public final class PageDamage {
  public static final int PAGE = 4_096;

  /** How a page is damaged. */
  public enum How {
    ZEROS,
    NOISE,
    ANOTHER_PAGE
  }

  /**
   * @param number from 1
   * @param what table and kind: {@code entry leaf}
   */
  public record Page(int number, String what) {}

  private final Path file;
  private final byte[] sound;
  private final List<Page> pages;

  private PageDamage(Path file, byte[] sound, List<Page> pages) {
    this.file = file;
    this.sound = sound;
    this.pages = pages;
  }

  /**
   * @param file that nobody has open
   */
  public static PageDamage of(Path file) throws IOException, SQLException {
    Map<Integer, String> named = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      try (ResultSet row =
          statement.executeQuery("SELECT pageno, name, pagetype FROM dbstat ORDER BY pageno")) {
        while (row.next()) {
          named.put(row.getInt(1), row.getString(2) + " " + row.getString(3));
        }
      }
    }
    byte[] sound = Files.readAllBytes(file);
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= sound.length / PAGE; number++) {
      pages.add(new Page(number, named.getOrDefault(number, "free")));
    }
    return new PageDamage(file, sound, pages);
  }

  /** The first, the last and a few others of each kind. */
  public List<Page> some(int ofEach, Random luck) {
    Map<String, List<Page>> kinds = new LinkedHashMap<>();
    pages.forEach(page -> kinds.computeIfAbsent(page.what(), kind -> new ArrayList<>()).add(page));
    List<Page> some = new ArrayList<>();
    for (List<Page> all : kinds.values()) {
      Set<Integer> chosen = new TreeSet<>(List.of(0, all.size() - 1));
      while (chosen.size() < Math.min(ofEach, all.size())) {
        chosen.add(luck.nextInt(all.size()));
      }
      chosen.forEach(index -> some.add(all.get(index)));
    }
    return some;
  }

  /** The sound file with that one page damaged, and no log beside it. */
  public void damage(Page page, How how, Random luck) throws IOException {
    byte[] damaged = sound.clone();
    int at = (page.number() - 1) * PAGE;
    switch (how) {
      case ZEROS -> Arrays.fill(damaged, at, at + PAGE, (byte) 0);
      case NOISE -> {
        byte[] noise = new byte[PAGE];
        luck.nextBytes(noise);
        System.arraycopy(noise, 0, damaged, at, PAGE);
      }
      case ANOTHER_PAGE -> {
        int other = another(page, luck);
        System.arraycopy(sound, (other - 1) * PAGE, damaged, at, PAGE);
      }
    }
    put(damaged);
  }

  /** Of the same kind where there is one: that is the hardest to tell. */
  private int another(Page page, Random luck) {
    List<Page> alike =
        pages.stream()
            .filter(one -> one.number() != page.number() && one.what().equals(page.what()))
            .toList();
    List<Page> from = alike.isEmpty() ? pages.subList(1, pages.size()) : alike;
    return from.get(luck.nextInt(from.size())).number();
  }

  private void put(byte[] octets) throws IOException {
    for (String suffix : List.of("-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
    }
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.setLength(0);
      whole.write(octets);
    }
  }
}
