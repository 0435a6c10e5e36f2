package io.lintel.simulator.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The calls of the C library that lines need; values as on Linux. */
interface Libc extends Library {
  Libc C = Native.load("c", Libc.class);

  int O_RDWR = 2;
  int O_NOCTTY = 0x100;
  int O_CLOEXEC = 0x80000;
  short POLLIN = 1;
  int TCSANOW = 0;
  int PR_SET_TIMERSLACK = 29;
  int PR_GET_TIMERSLACK = 30;
  int SCHED_FIFO = 1;

  /** Threads that this one begins are ordinary ones. */
  int SCHED_RESET_ON_FORK = 0x40000000;

  /** Generous: glibc's struct termios has 60 octets. */
  int TERMIOS_OCTETS = 256;

  int posix_openpt(int flags) throws LastErrorException;

  int grantpt(int fd) throws LastErrorException;

  int unlockpt(int fd) throws LastErrorException;

  int ptsname_r(int fd, byte[] name, long length) throws LastErrorException;

  int open(String path, int flags) throws LastErrorException;

  int close(int fd) throws LastErrorException;

  long read(int fd, Pointer into, long count) throws LastErrorException;

  long write(int fd, byte[] from, long count) throws LastErrorException;

  int ppoll(Pointer fds, long count, Pointer timespec, Pointer signals) throws LastErrorException;

  int tcgetattr(int fd, Pointer termios) throws LastErrorException;

  int tcsetattr(int fd, int when, Pointer termios) throws LastErrorException;

  void cfmakeraw(Pointer termios);

  int prctl(int option, long second, long third, long fourth, long fifth);

  int sched_setscheduler(int thread, int policy, Pointer parameters) throws LastErrorException;

  int sched_getscheduler(int thread) throws LastErrorException;
}
