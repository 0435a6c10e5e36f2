package io.lintel.gateway.store;

/**
 * The tables as readers see them: a consistent view for each query, never waiting for the writer.
 */
public final class ProjectionReader implements AutoCloseable {
  private final SqlSession session;
  private final long generation;
  private final VisitViews visits;
  private final FactViews facts;
  private final RejectedViews rejected;
  private final FactTable entries;
  private final CustodyTable custody;
  private final CustodyViews custodyViews;
  private final RecorderTable recorders;
  private final MeterViews meters;
  private final VerdictTable verdicts;
  private final LinkTable links;
  private final StoryTable stories;
  private final FindingViews findings;
  private final OrphanPartTable orphanParts;
  private final ReviewTable reviews;
  private final UnjudgedTable unjudged;

  ProjectionReader(SqlSession session, long generation) {
    this.session = session;
    this.generation = generation;
    this.visits = new VisitViews(session);
    this.facts = new FactViews(session);
    this.rejected = new RejectedViews(session);
    this.entries = new FactTable(session);
    this.custody = new CustodyTable(session);
    this.custodyViews = new CustodyViews(session);
    this.recorders = new RecorderTable(session);
    this.meters = new MeterViews(session);
    this.verdicts = new VerdictTable(session);
    this.links = new LinkTable(session);
    this.stories = new StoryTable(session);
    this.findings = new FindingViews(session);
    this.orphanParts = new OrphanPartTable(session);
    this.reviews = new ReviewTable(session);
    this.unjudged = new UnjudgedTable(session);
  }

  public VisitViews visits() {
    return visits;
  }

  public FactViews facts() {
    return facts;
  }

  public RejectedViews rejected() {
    return rejected;
  }

  /** The same as entries, by what they are about. */
  public FactTable entries() {
    return entries;
  }

  public CustodyTable custody() {
    return custody;
  }

  public CustodyViews custodyViews() {
    return custodyViews;
  }

  public RecorderTable recorders() {
    return recorders;
  }

  public MeterViews meters() {
    return meters;
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

  public FindingViews findings() {
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

  /** Which of the files of that name it reads. */
  long generation() {
    return generation;
  }

  @Override
  public void close() {
    session.close();
  }
}
