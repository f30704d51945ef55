"""Starts the program for a browser test in a folder of its own, and stops or kills it."""

import os
import re
import signal
import subprocess
import threading
import time


class Program:
    """`ruqsat …` with its data in a folder; its address is read from what it prints."""

    def __init__(self, binary, data, *arguments):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TELOXIDE_")}
        environment["RUQSAT_DATA_DIR"] = str(data)
        self.process = subprocess.Popen([binary, *arguments], env=environment, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.errors = []
        threading.Thread(target=self._keep_errors, daemon=True).start()
        self.url = self._address()

    def _keep_errors(self):
        for line in self.process.stderr:
            self.errors.append(line.rstrip())

    def _address(self):
        for line in self.process.stdout:
            if match := re.match(r"Playground: (http://\S+?)/?$", line.strip()):
                return match[1]
        time.sleep(0.2)
        raise RuntimeError("the program ended without an address: " + "\n".join(self.errors[-5:]))

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.stop()
        except subprocess.TimeoutExpired:
            self.kill()
