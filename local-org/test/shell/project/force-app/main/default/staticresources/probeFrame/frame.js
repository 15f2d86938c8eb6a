parent.postMessage(`origin ${self.origin}`, '*');
