package io.lintel.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.gateway.config.PolicyFile;
import io.lintel.gateway.config.PolicyWrong;
import io.lintel.gateway.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaving the stories out changes nothing else. */
class UndrawnTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsNotDrawnIsJudgedAlike(long seed) throws PolicyWrong {
    CaseFile file = RandomDay.any(seed, Duration.ZERO).day().file();
    Policy policy = PolicyFile.named("gas-strict");
    CaseResult drawn = CaseAudit.judge(file, policy);
    CaseResult undrawn = CaseAudit.judgeUndrawn(file, policy);

    assertNotEquals(List.of(), drawn.stories());
    assertEquals(List.of(), undrawn.stories());
    assertEquals(drawn.verdicts(), undrawn.verdicts());
    assertEquals(drawn.links(), undrawn.links());
    assertEquals(drawn.notices(), undrawn.notices());
    assertEquals(drawn.awaits(), undrawn.awaits());
  }
}
