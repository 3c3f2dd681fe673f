/** What can go wrong between the app and Wych, each as a fault to arm: `faults.add({ match, fault: fault.latency(300) })`. */
export * from './fault-answers';
export * from './fault-connections';
export * from './fault-contents';
