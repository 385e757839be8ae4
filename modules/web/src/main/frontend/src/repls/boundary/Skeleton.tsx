import styles from './Skeleton.module.css'

/** Where the rows will be, for those who wait longer than a moment. */
export function Skeleton() {
  return (
    <div role="status" aria-label="Loading your repls" className={styles.skeleton}>
      {[44, 30, 38, 26].map((width) => (
        <div key={width} className={styles.row}>
          <span className={styles.mark} />
          <span className={styles.bar} style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  )
}
