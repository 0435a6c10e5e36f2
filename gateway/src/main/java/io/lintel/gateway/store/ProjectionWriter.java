package io.lintel.gateway.store;

/** The tables as the projector writes them; everything between two commits is one transaction. */
public final class ProjectionWriter implements AutoCloseable {
  private final SqlSession session;
  private final FactTable facts;
  private final VisitTable visits;
  private final CustodyTable custody;
  private final RecorderTable recorders;
  private final VerdictTable verdicts;
  private final LinkTable links;
  private final StoryTable stories;
  private final LooseTable loose;
  private final StaleTable stale;
  private final PressedTable pressed;
  private final FindingTable findings;
  private final OrphanPartTable orphanParts;
  private final ReviewTable reviews;
  private final UnjudgedTable unjudged;
  private final AwaitTable awaiting;
  private final WhereaboutsTable whereabouts;
  private final SwapTable swaps;
  private final JudgesTable judges;

  ProjectionWriter(SqlSession session) {
    this.session = session;
    this.facts = new FactTable(session);
    this.visits = new VisitTable(session);
    this.custody = new CustodyTable(session);
    this.recorders = new RecorderTable(session);
    this.verdicts = new VerdictTable(session);
    this.links = new LinkTable(session);
    this.stories = new StoryTable(session);
    this.loose = new LooseTable(session);
    this.stale = new StaleTable(session);
    this.pressed = new PressedTable(session);
    this.findings = new FindingTable(session);
    this.orphanParts = new OrphanPartTable(session);
    this.reviews = new ReviewTable(session);
    this.unjudged = new UnjudgedTable(session);
    this.awaiting = new AwaitTable(session);
    this.whereabouts = new WhereaboutsTable(session);
    this.swaps = new SwapTable(session);
    this.judges = new JudgesTable(session);
  }

  public FactTable facts() {
    return facts;
  }

  public VisitTable visits() {
    return visits;
  }

  public CustodyTable custody() {
    return custody;
  }

  public RecorderTable recorders() {
    return recorders;
  }

  public VerdictTable verdicts() {
    return verdicts;
  }

  public LinkTable links() {
    return links;
  }

  public StoryTable stories() {
    return stories;
  }

  public LooseTable loose() {
    return loose;
  }

  public StaleTable stale() {
    return stale;
  }

  public PressedTable pressed() {
    return pressed;
  }

  public FindingTable findings() {
    return findings;
  }

  public OrphanPartTable orphanParts() {
    return orphanParts;
  }

  public ReviewTable reviews() {
    return reviews;
  }

  public UnjudgedTable unjudged() {
    return unjudged;
  }

  public AwaitTable awaiting() {
    return awaiting;
  }

  public WhereaboutsTable whereabouts() {
    return whereabouts;
  }

  public SwapTable swaps() {
    return swaps;
  }

  public JudgesTable judges() {
    return judges;
  }

  /** The last journal entry that is projected, with its whole group. */
  public long cursor() {
    return session
        .first("SELECT value FROM meta WHERE name = 'cursor'", row -> row.getLong(1))
        .orElse(0L);
  }

  /**
   * @param tip what the entry at the cursor is known by, or empty where nobody will ask
   */
  public void commit(long cursor, String tip) {
    session.update("UPDATE meta SET value = ? WHERE name = 'cursor'", Long.toString(cursor));
    session.update("UPDATE meta SET value = ? WHERE name = 'tip'", tip);
    session.commit();
  }

  @Override
  public void close() {
    session.close();
  }
}
